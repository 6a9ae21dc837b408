-- What the nodes must know together so that an unwell provider is asked sparingly, and comes back without a burst:
-- how many grants failed in a row, how many of the last calls did, who probed last, and since when it is well again.
ALTER TABLE standing ADD COLUMN failing_in_row INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE standing ADD COLUMN circuit_probed VARCHAR(36);
ALTER TABLE standing ADD COLUMN well_since BIGINT;
ALTER TABLE standing ADD COLUMN calls_since BIGINT;
ALTER TABLE standing ADD COLUMN calls INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE standing ADD COLUMN calls_failed INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE standing ADD COLUMN calls_before INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE standing ADD COLUMN calls_failed_before INTEGER DEFAULT 0 NOT NULL;
