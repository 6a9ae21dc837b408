-- Revocations and code exchanges that are on their way, of all nodes: with one provider the two never run at the same time.
CREATE TABLE passage (
    id       VARCHAR(36) PRIMARY KEY,
    provider VARCHAR(63) NOT NULL,
    kind     VARCHAR(10) NOT NULL,
    at       BIGINT      NOT NULL
);
CREATE INDEX passage_provider ON passage (provider, kind);
