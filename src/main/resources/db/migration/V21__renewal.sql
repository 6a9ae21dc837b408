-- What became of each attempt to renew a grant: the latest ones one by one, the older ones counted by day (UTC).
CREATE SEQUENCE renewal_seq START WITH 1 INCREMENT BY 1;

CREATE TABLE renewal (
    grant_id        VARCHAR(36)  NOT NULL REFERENCES oauth_grant (id) ON DELETE CASCADE,
    id              BIGINT       NOT NULL,
    at              BIGINT       NOT NULL,
    asked_by        VARCHAR(10)  NOT NULL,
    outcome         VARCHAR(10)  NOT NULL,
    code            VARCHAR(100),
    tries           INTEGER      NOT NULL,
    duration_millis BIGINT,
    node            VARCHAR(100) NOT NULL,
    PRIMARY KEY (grant_id, id)
);

CREATE TABLE renewal_day (
    grant_id VARCHAR(36) NOT NULL REFERENCES oauth_grant (id) ON DELETE CASCADE,
    "day"    BIGINT      NOT NULL,
    renewed  INTEGER     NOT NULL,
    retried  INTEGER     NOT NULL,
    failed   INTEGER     NOT NULL,
    PRIMARY KEY (grant_id, "day")
);

-- Who asked for the attempt that is under way, for when its node cannot say so any more.
ALTER TABLE grant_attempt ADD COLUMN asked_by VARCHAR(10);
