-- Who did what; rows are added and, after the retention, deleted; never changed.
CREATE SEQUENCE audit_seq START WITH 1 INCREMENT BY 1;
CREATE TABLE audit_entry (
    id        BIGINT        PRIMARY KEY,
    at        BIGINT        NOT NULL,
    actor     VARCHAR(200)  NOT NULL,
    action    VARCHAR(60)   NOT NULL,
    object    VARCHAR(400)  NOT NULL,
    origin    VARCHAR(100),
    node      VARCHAR(100)  NOT NULL,
    changes   VARCHAR       NOT NULL,
    total     BIGINT        NOT NULL,
    bucket    VARCHAR(700)  UNIQUE
);
CREATE INDEX audit_at ON audit_entry (at);
CREATE INDEX audit_actor ON audit_entry (actor, id);
CREATE INDEX audit_object ON audit_entry (object, id);
