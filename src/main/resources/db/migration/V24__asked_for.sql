-- What a machine's token was asked for, as a hash: where the settings say something else by now, it is another's token.
ALTER TABLE oauth_grant ADD COLUMN asked_for VARCHAR(43);
