-- REST messages, and the calls that were made by them.
CREATE TABLE rest_message (
    id           VARCHAR(36) PRIMARY KEY,
    name         VARCHAR(63) NOT NULL UNIQUE,
    version      BIGINT      NOT NULL,
    endpoint     VARCHAR     NOT NULL,
    settings     VARCHAR     NOT NULL,
    secrets      VARCHAR,
    secret_names VARCHAR     NOT NULL
);
CREATE TABLE rest_message_profile (
    message_id VARCHAR(36) NOT NULL REFERENCES rest_message (id),
    profile    VARCHAR(63) NOT NULL REFERENCES profile (name),
    PRIMARY KEY (message_id, profile)
);
CREATE INDEX rest_message_profile_profile ON rest_message_profile (profile);

-- Ids are in the order of time. Messages may be gone, so there is no foreign key.
CREATE TABLE rest_call (
    id              VARCHAR(36)  PRIMARY KEY,
    at              BIGINT       NOT NULL,
    message         VARCHAR(63)  NOT NULL,
    method          VARCHAR(63)  NOT NULL,
    subject         VARCHAR(255) NOT NULL,
    application     VARCHAR(63),
    sent_by         VARCHAR(200) NOT NULL,
    uri             VARCHAR      NOT NULL,
    status          INTEGER      NOT NULL,
    outcome         VARCHAR(20)  NOT NULL,
    duration_millis BIGINT       NOT NULL,
    request_bytes   BIGINT       NOT NULL,
    response_bytes  BIGINT       NOT NULL,
    token_renewed   BOOLEAN      NOT NULL,
    attempts        INTEGER      NOT NULL,
    node            VARCHAR(100) NOT NULL,
    request         VARCHAR,
    response        VARCHAR
);
CREATE INDEX rest_call_at ON rest_call (at);
CREATE INDEX rest_call_message ON rest_call (message, method, id);
CREATE INDEX rest_call_subject ON rest_call (subject, id);
