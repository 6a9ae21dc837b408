-- Granted tokens, and apart from them what the engine writes: attempts, pauses, circuits.
CREATE SEQUENCE generation_seq START WITH 1 INCREMENT BY 1;

CREATE TABLE oauth_grant (
    id                    VARCHAR(36)  PRIMARY KEY,
    profile               VARCHAR(63)  NOT NULL REFERENCES profile (name),
    subject               VARCHAR(255) NOT NULL,
    provider              VARCHAR(63)  NOT NULL REFERENCES provider (name),
    client_id             VARCHAR(1000),
    generation            BIGINT       NOT NULL,
    stored_attempt        BIGINT       NOT NULL,
    account               VARCHAR(1000),
    account_name          VARCHAR(400),
    granted_by            VARCHAR(400) NOT NULL,
    granted_at            BIGINT       NOT NULL,
    scopes                VARCHAR      NOT NULL,
    extra                 VARCHAR      NOT NULL,
    warnings              VARCHAR      NOT NULL,
    access_token          VARCHAR,
    access_token_type     VARCHAR(20),
    access_token_sent_at  BIGINT,
    access_token_ends_at  BIGINT,
    stale_at              BIGINT,
    refresh_token         VARCHAR,
    refresh_print         VARCHAR(40),
    refresh_print_before  VARCHAR(40),
    refresh_print_moved   VARCHAR(40),
    refresh_kept          BOOLEAN      NOT NULL,
    refresh_ends_at       BIGINT,
    refresh_end_moves     BOOLEAN,
    human_needed_by       BIGINT,
    human_needed_reason   VARCHAR(1000) NOT NULL,
    ending_at             BIGINT,
    last_refreshed_at     BIGINT,
    dead                  BOOLEAN      NOT NULL,
    UNIQUE (profile, subject)
);
CREATE INDEX oauth_grant_human ON oauth_grant (human_needed_by);
CREATE INDEX oauth_grant_provider ON oauth_grant (provider);
CREATE INDEX oauth_grant_print ON oauth_grant (refresh_print);

CREATE TABLE grant_attempt (
    grant_id      VARCHAR(36) PRIMARY KEY REFERENCES oauth_grant (id) ON DELETE CASCADE,
    provider      VARCHAR(63) NOT NULL,
    profile       VARCHAR(63) NOT NULL,
    number        BIGINT      NOT NULL,
    node          VARCHAR(100),
    claimed_at    BIGINT,
    due_at        BIGINT,
    failures      INTEGER     NOT NULL,
    failing_since BIGINT,
    refused       BOOLEAN     NOT NULL,
    unknown_since BIGINT,
    first_sent_at BIGINT,
    died_at       BIGINT,
    rejected_at   BIGINT,
    tried_again   BOOLEAN     NOT NULL,
    error_code    VARCHAR(100),
    error_detail  VARCHAR(1000),
    error_remedy  VARCHAR(1000),
    error_at      BIGINT
);
CREATE INDEX grant_attempt_due ON grant_attempt (due_at);
CREATE INDEX grant_attempt_provider ON grant_attempt (provider, node);
CREATE INDEX grant_attempt_profile ON grant_attempt (profile);

CREATE TABLE standing (
    id               VARCHAR(80) PRIMARY KEY,
    paused_at        BIGINT,
    probe_at         BIGINT,
    circuit_since    BIGINT,
    circuit_probe_at BIGINT,
    not_before       BIGINT,
    deaths           INTEGER     NOT NULL,
    deaths_since     BIGINT,
    deaths_ignored_until BIGINT,
    refusals         INTEGER     NOT NULL,
    error_code       VARCHAR(100),
    error_detail     VARCHAR(1000),
    error_remedy     VARCHAR(1000),
    error_at         BIGINT
);

-- What was deleted last, so that a late answer does not bring it back.
CREATE TABLE grant_tombstone (
    id         VARCHAR(330) PRIMARY KEY,
    generation BIGINT       NOT NULL,
    at         BIGINT       NOT NULL
);
