-- One row per transaction, one leg per member and transaction, one position per member.
CREATE TABLE item AS
SELECT getvariable('business_date') AS business_date, s.id AS transaction_id,
    s.business_date AS accepted_date, s.type, m.status, m.product, s.channel, s.card_kind,
    s.card, s.token, s.acquirer, s.forwarder, s.issuer,
    format('{:06d}', s.stan) AS stan, format('{:010d}', s.transmission_time) AS transmission_time,
    format('{:06d}', s.issuer_stan) AS issuer_stan, s.rrn, s.terminal, s.merchant,
    format('{:04d}', s.mcc) AS mcc, format('{:04d}', s.mti) AS mti,
    format('{:06d}', s.processing_code) AS processing_code,
    format('{:02d}', s.condition_code) AS condition_code,
    format('{:03d}', s.entry_mode) AS entry_mode, s.authorisation_id, s.response_code,
    s.currency, s.amount_minor, s.original_id, m.gross_minor, m.issuer_fee_minor,
    m.network_fee_acquirer_minor, m.network_fee_issuer_minor, m.acquirer_net_minor,
    m.issuer_net_minor, m.switch_net_minor, m.fee_rows
FROM money m JOIN state s ON s.id = m.id;

CREATE VIEW leg AS
SELECT acquirer AS member, 'ACQUIRER' AS role, currency, product, card_kind, status,
    gross_minor, -issuer_fee_minor AS issuer_fee_minor,
    -network_fee_acquirer_minor AS network_fee_minor, acquirer_net_minor AS net_minor,
    transaction_id
FROM item
UNION ALL
SELECT issuer, 'ISSUER', currency, product, card_kind, status,
    -gross_minor, issuer_fee_minor, -network_fee_issuer_minor, issuer_net_minor, transaction_id
FROM item;

CREATE TABLE position AS
SELECT member::VARCHAR AS member, currency,
    count(*) FILTER (role = 'ACQUIRER') AS acquired_count,
    count(*) FILTER (role = 'ISSUER') AS issued_count,
    sum(gross_minor)::BIGINT AS gross_minor, sum(issuer_fee_minor)::BIGINT AS issuer_fee_minor,
    sum(network_fee_minor)::BIGINT AS network_fee_minor, sum(net_minor)::BIGINT AS net_minor,
    leg.member AS member_order
FROM leg GROUP BY leg.member, currency
UNION ALL
SELECT 'SWITCH', currency, 0, 0, 0, 0,
    sum(switch_net_minor)::BIGINT, sum(switch_net_minor)::BIGINT, 999999999999
FROM item GROUP BY currency;

-- Accepted transactions of the date that the clearing leaves out, and why.
CREATE VIEW not_cleared AS
SELECT s.business_date, s.id AS transaction_id, s.type, s.acquirer, s.forwarder, s.issuer,
    format('{:06d}', s.stan) AS stan, format('{:010d}', s.transmission_time) AS transmission_time,
    format('{:06d}', s.issuer_stan) AS issuer_stan, s.rrn, s.currency, s.amount_minor,
    coalesce(s.outcome, 'UNANSWERED') AS outcome, s.response_code, s.reversed
FROM state s
WHERE s.business_date = getvariable('business_date') AND NOT (s.moves_money AND s.approved);
