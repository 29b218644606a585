-- What one pass over the journal leaves behind for the questions that follow.
-- The order of the columns is the order in which RecordStaging appends them.
CREATE TABLE tx (
    id BIGINT, seq BIGINT, business_date INTEGER, type VARCHAR, channel VARCHAR,
    card_kind VARCHAR, card VARCHAR, token VARCHAR, acquirer BIGINT, forwarder BIGINT,
    issuer BIGINT, mti INTEGER, mcc INTEGER, processing_code INTEGER, condition_code INTEGER,
    entry_mode INTEGER, currency INTEGER, amount_minor BIGINT, stan BIGINT,
    transmission_time BIGINT, issuer_stan BIGINT, original_id BIGINT, rrn VARCHAR,
    terminal VARCHAR, merchant VARCHAR);
CREATE TABLE conclusion (
    id BIGINT, seq BIGINT, outcome VARCHAR, response_code VARCHAR, authorisation_id VARCHAR);
CREATE TABLE reversal (id BIGINT, seq BIGINT, effective_date INTEGER, cause VARCHAR);
CREATE TABLE closed (
    business_date INTEGER, seq BIGINT, accepted_count BIGINT, approved_count BIGINT,
    approved_amount_minor BIGINT);
