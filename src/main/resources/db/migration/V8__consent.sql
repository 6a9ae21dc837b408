-- What people were asked, and the authorization requests that are under way. No foreign keys to profiles: a link to
-- what is gone must end on a page that says so.
CREATE TABLE consent (
    id               VARCHAR(36)   PRIMARY KEY,
    profile          VARCHAR(63)   NOT NULL,
    profile_id       VARCHAR(36)   NOT NULL,
    subject          VARCHAR(255)  NOT NULL,
    purpose          VARCHAR(1000),
    account          VARCHAR(400),
    recipient        VARCHAR(400),
    return_uri       VARCHAR(2000),
    asked_by         VARCHAR(400)  NOT NULL,
    token_hash       VARCHAR(64)   NOT NULL UNIQUE,
    created_at       BIGINT        NOT NULL,
    expires_at       BIGINT        NOT NULL,
    status           VARCHAR(30)   NOT NULL,
    ended_at         BIGINT,
    answered_account VARCHAR(1000),
    exchange         VARCHAR(36),
    exchange_at      BIGINT,
    held             VARCHAR,
    generation       BIGINT        NOT NULL,
    error_code       VARCHAR(100),
    error_detail     VARCHAR(1000),
    error_remedy     VARCHAR(1000),
    error_at         BIGINT
);
CREATE INDEX consent_grant ON consent (profile, subject, created_at);
CREATE INDEX consent_created ON consent (created_at);
CREATE INDEX consent_expires ON consent (status, expires_at);

CREATE TABLE consent_start (
    id             VARCHAR(36)   PRIMARY KEY,
    consent        VARCHAR(36)   NOT NULL REFERENCES consent (id) ON DELETE CASCADE,
    state_hash     VARCHAR(64)   NOT NULL UNIQUE,
    cookie_hash    VARCHAR(64)   NOT NULL,
    verifier       VARCHAR,
    nonce          VARCHAR,
    provider       VARCHAR(63)   NOT NULL,
    issuer         VARCHAR(2000),
    token_endpoint VARCHAR(2000),
    redirect_uri   VARCHAR(2000) NOT NULL,
    form_post      BOOLEAN       NOT NULL,
    generation     BIGINT        NOT NULL,
    started_at     BIGINT        NOT NULL,
    expires_at     BIGINT        NOT NULL,
    used_at        BIGINT,
    status         VARCHAR(30)   NOT NULL,
    error_code     VARCHAR(100),
    error_detail   VARCHAR(1000),
    error_remedy   VARCHAR(1000),
    error_at       BIGINT
);
CREATE INDEX consent_start_consent ON consent_start (consent);
CREATE INDEX consent_start_expires ON consent_start (expires_at);
