-- What people were told. `held` names the cause for as long as its notice stands for it: it is unique, so that no two
-- nodes tell the same thing twice.
CREATE TABLE notice (
    id         VARCHAR(36)  PRIMARY KEY,
    kind       VARCHAR(30)  NOT NULL,
    severity   VARCHAR(10)  NOT NULL,
    object     VARCHAR(400) NOT NULL,
    held       VARCHAR(200) UNIQUE,
    provider   VARCHAR(63)  NOT NULL,
    grant_id   VARCHAR(36),
    generation BIGINT,
    stage      INTEGER      NOT NULL,
    named_day  BIGINT,
    words      VARCHAR      NOT NULL,
    page       VARCHAR      NOT NULL,
    at         BIGINT       NOT NULL,
    ended_at   BIGINT
);
CREATE INDEX notice_at ON notice (at, id);
CREATE INDEX notice_ended ON notice (ended_at, kind);

CREATE TABLE notice_delivery (
    id           VARCHAR(36) PRIMARY KEY,
    notice       VARCHAR(36) NOT NULL REFERENCES notice (id) ON DELETE CASCADE,
    channel      VARCHAR(20) NOT NULL,
    due_at       BIGINT,
    tries        INTEGER     NOT NULL,
    delivered_at BIGINT,
    failure      VARCHAR(1000),
    failed_at    BIGINT,
    UNIQUE (notice, channel)
);
CREATE INDEX notice_delivery_due ON notice_delivery (due_at);

-- What is looked for every few seconds: few rows among many.
CREATE INDEX oauth_grant_dead ON oauth_grant (dead);
CREATE INDEX grant_attempt_failing ON grant_attempt (failing_since);
CREATE INDEX standing_paused ON standing (paused_at);
CREATE INDEX provider_secret_end ON provider (client_secret_expires_at);
