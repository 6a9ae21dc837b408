-- Authorization servers as we registered with them.
CREATE TABLE provider (
    id                       VARCHAR(36) PRIMARY KEY,
    name                     VARCHAR(63) NOT NULL UNIQUE,
    version                  BIGINT      NOT NULL,
    display_name             VARCHAR(200),
    settings                 VARCHAR     NOT NULL,
    client_secret            VARCHAR,
    client_secret_set_at     BIGINT,
    client_secret_set_by     VARCHAR(200),
    client_secret_expires_at BIGINT,
    signing_key              VARCHAR(63) REFERENCES signing_key (name)
);
CREATE INDEX provider_signing_key ON provider (signing_key);
