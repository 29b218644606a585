-- Who pays and who receives, and each member's own view of the items.
CREATE TABLE settlement AS
SELECT getvariable('business_date') AS business_date,
    strftime(strptime(getvariable('business_date')::VARCHAR, '%Y%m%d')
        + to_days(coalesce(c.days, getvariable('cycle_days'))::INTEGER), '%Y%m%d')
        AS settlement_date,
    p.currency, row_number() OVER (PARTITION BY p.currency ORDER BY p.member_order) AS number,
    p.member, CASE WHEN p.net_minor < 0 THEN 'PAY' ELSE 'RECEIVE' END AS direction,
    p.net_minor AS amount_minor
FROM position p LEFT JOIN cycle c ON c.member = p.member
WHERE p.net_minor <> 0;

-- An acquirer sees the token where the cardholder used one, never the card behind it.
CREATE VIEW member_detail AS
SELECT i.business_date, l.member, l.role, i.transaction_id, i.accepted_date, i.type, i.status,
    i.product, i.card_kind,
    CASE WHEN l.role = 'ACQUIRER' AND i.token <> '' THEN i.token ELSE i.card END AS card,
    i.acquirer, i.forwarder, i.issuer,
    CASE WHEN l.role = 'ISSUER' THEN i.issuer_stan ELSE i.stan END AS stan,
    i.transmission_time, i.rrn, i.terminal, i.merchant, i.mcc, i.mti, i.processing_code,
    i.condition_code, i.entry_mode, i.authorisation_id, i.response_code, i.currency,
    i.amount_minor, i.original_id, l.gross_minor, l.issuer_fee_minor, l.network_fee_minor,
    l.net_minor
FROM leg l JOIN item i USING (transaction_id);
