-- The state of every transaction as its own date saw it when that date closed. What the journal
-- says of it later belongs to a later date.
CREATE VIEW first_reversal AS
SELECT id, min(seq) AS seq, arg_min(effective_date, seq) AS effective_date
FROM reversal GROUP BY id;

CREATE TABLE state AS
SELECT t.*,
    c.outcome, c.response_code, c.authorisation_id,
    c.id IS NOT NULL AS concluded,
    coalesce(c.outcome = 'APPROVED', FALSE) AS approved,
    r.id IS NOT NULL AND r.seq < k.seq AS reversed,
    r.id IS NOT NULL AND r.seq > k.seq AND r.effective_date = getvariable('business_date')
        AND t.business_date < r.effective_date AS reversed_late,
    approved AND NOT reversed AS effective,
    t.type NOT IN ('PRE_AUTHORISATION', 'PRE_AUTHORISATION_VOID', 'BALANCE_INQUIRY') AS moves_money
FROM tx t
LEFT JOIN closed k ON k.business_date = t.business_date
LEFT JOIN conclusion c ON c.id = t.id AND c.seq < k.seq
LEFT JOIN first_reversal r ON r.id = t.id
WHERE t.business_date <= getvariable('business_date');

-- Of several approved voids of one original the first counts.
CREATE TABLE live_void AS
SELECT id, original_id, business_date,
    row_number() OVER (PARTITION BY original_id ORDER BY id) AS turn
FROM state
WHERE effective AND type IN ('VOID', 'COMPLETION_VOID') AND original_id <> 0;

CREATE TABLE refund_turn AS
SELECT id,
    coalesce(sum(amount_minor) OVER (PARTITION BY original_id ORDER BY id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::BIGINT AS refunded_before_minor
FROM state
WHERE effective AND type = 'REFUND' AND original_id <> 0;

-- What the date clears: its own approved transactions, and those of earlier dates that were
-- reversed after their date had closed.
CREATE VIEW candidate AS
SELECT t.id, t.type, t.channel, t.card_kind, t.mcc, t.currency, t.amount_minor, t.business_date,
    t.acquirer, t.issuer, t.original_id, t.effective, t.reversed_late AS late,
    v.id IS NOT NULL AS voided,
    coalesce(w.turn, 0) AS void_turn,
    coalesce(b.refunded_before_minor, 0) AS refunded_before_minor,
    o.id AS o_id, o.type AS o_type, o.channel AS o_channel, o.card_kind AS o_card_kind,
    o.mcc AS o_mcc, o.currency AS o_currency, o.amount_minor AS o_amount_minor,
    o.business_date AS o_business_date,
    coalesce(o.effective, FALSE) AS o_effective,
    ov.id IS NOT NULL AS o_voided
FROM state t
LEFT JOIN live_void v
    ON v.original_id = t.id AND v.turn = 1 AND v.business_date = t.business_date
LEFT JOIN live_void w ON w.id = t.id
LEFT JOIN refund_turn b ON b.id = t.id
LEFT JOIN state o ON o.id = t.original_id AND t.original_id <> 0
LEFT JOIN live_void ov
    ON ov.original_id = o.id AND ov.turn = 1 AND ov.business_date = o.business_date
WHERE t.moves_money
    AND ((t.business_date = getvariable('business_date') AND t.approved)
        OR (t.effective AND t.reversed_late));

CREATE TABLE money (
    id BIGINT, status VARCHAR, product VARCHAR, gross_minor BIGINT, issuer_fee_minor BIGINT,
    network_fee_acquirer_minor BIGINT, network_fee_issuer_minor BIGINT,
    acquirer_net_minor BIGINT, issuer_net_minor BIGINT, switch_net_minor BIGINT,
    fee_rows VARCHAR);
