-- Who may log in, which applications may ask, and with which keys.
CREATE TABLE console_user (
    id            VARCHAR(36)  PRIMARY KEY,
    name          VARCHAR(63)  NOT NULL UNIQUE,
    version       BIGINT       NOT NULL,
    roles         VARCHAR(100) NOT NULL,
    password      VARCHAR(300) NOT NULL,
    stamp         VARCHAR(36)  NOT NULL,
    must_change   BOOLEAN      NOT NULL,
    created_at    BIGINT       NOT NULL,
    last_login_at BIGINT
);

-- Failed logins by the name that was entered, whether or not there is such a user.
CREATE TABLE login_attempt (
    name         VARCHAR(63) PRIMARY KEY,
    failures     INTEGER     NOT NULL,
    locked_until BIGINT      NOT NULL
);
CREATE INDEX login_attempt_end ON login_attempt (locked_until);

CREATE TABLE application (
    id       VARCHAR(36) PRIMARY KEY,
    name     VARCHAR(63) NOT NULL UNIQUE,
    version  BIGINT      NOT NULL,
    role     VARCHAR(20),
    settings VARCHAR     NOT NULL
);

CREATE TABLE api_key (
    id           VARCHAR(10)  PRIMARY KEY,
    application  VARCHAR(63)  NOT NULL REFERENCES application (name) ON DELETE CASCADE,
    hash         VARCHAR(64)  NOT NULL,
    created_at   BIGINT       NOT NULL,
    created_by   VARCHAR(200) NOT NULL,
    expires_at   BIGINT,
    last_used_at BIGINT
);
CREATE INDEX api_key_application ON api_key (application);
