-- When due_at was decided: a step of the database's time changes readings, and not how long a token lives.
ALTER TABLE grant_attempt ADD COLUMN planned_at BIGINT;
