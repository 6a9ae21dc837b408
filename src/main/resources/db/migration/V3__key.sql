-- Signing keys; the private part is encrypted.
CREATE TABLE signing_key (
    id          VARCHAR(36) PRIMARY KEY,
    name        VARCHAR(63) NOT NULL UNIQUE,
    version     BIGINT      NOT NULL,
    kid         VARCHAR(100) NOT NULL UNIQUE,
    algorithm   VARCHAR(20) NOT NULL,
    public_jwk  VARCHAR     NOT NULL,
    private_jwk VARCHAR     NOT NULL,
    created_at  BIGINT      NOT NULL
);
