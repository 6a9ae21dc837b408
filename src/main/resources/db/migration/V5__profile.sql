-- How a provider is asked.
CREATE TABLE profile (
    id          VARCHAR(36)  PRIMARY KEY,
    name        VARCHAR(63)  NOT NULL UNIQUE,
    version     BIGINT       NOT NULL,
    provider    VARCHAR(63)  NOT NULL REFERENCES provider (name),
    grant_type  VARCHAR(100) NOT NULL,
    settings    VARCHAR      NOT NULL,
    signing_key VARCHAR(63)  REFERENCES signing_key (name)
);
CREATE INDEX profile_provider ON profile (provider);
CREATE INDEX profile_signing_key ON profile (signing_key);
