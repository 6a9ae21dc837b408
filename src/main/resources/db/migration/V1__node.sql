-- Nodes, what changed elsewhere, and what the database itself must remember.
CREATE TABLE node (
    name              VARCHAR(100) PRIMARY KEY,
    heartbeat         BIGINT       NOT NULL,
    last_heartbeat_at BIGINT       NOT NULL,
    last_tick_at      BIGINT,
    version           VARCHAR(60)  NOT NULL
);

CREATE SEQUENCE change_seq START WITH 1 INCREMENT BY 1;
CREATE TABLE change (
    seq  BIGINT       PRIMARY KEY,
    kind VARCHAR(40)  NOT NULL,
    name VARCHAR(400) NOT NULL,
    at   BIGINT       NOT NULL
);
CREATE INDEX change_at ON change (at);

CREATE TABLE installation (
    name   VARCHAR(40) PRIMARY KEY,
    "value" VARCHAR NOT NULL
);
