
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);

CREATE TABLE public.broker_topics (
    topic character varying(200) NOT NULL,
    incarnation character varying(100) NOT NULL,
    seen_at timestamp with time zone NOT NULL
);

CREATE TABLE public.change_counters (
    subject character varying(200) NOT NULL,
    last bigint NOT NULL
);

CREATE TABLE public.changes (
    subject character varying(200) NOT NULL,
    sequence bigint NOT NULL,
    event_id character varying(40) NOT NULL,
    kind character varying(100) NOT NULL,
    node_id character varying(200) NOT NULL,
    payload jsonb NOT NULL,
    at timestamp with time zone NOT NULL
);

CREATE TABLE public.companies (
    id character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    website character varying(500),
    industry character varying(200),
    location character varying(200),
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version integer NOT NULL
);

CREATE TABLE public.dead_letters (
    id character varying(40) NOT NULL,
    status character varying(20) DEFAULT 'DEAD'::character varying NOT NULL,
    code character varying(60) NOT NULL,
    consumer_group character varying(200) NOT NULL,
    topic character varying(200) NOT NULL,
    partition integer NOT NULL,
    "offset" bigint NOT NULL,
    event_id character varying(200),
    event_type character varying(200),
    aggregate_id character varying(200),
    error text NOT NULL,
    stack text NOT NULL,
    attempts integer NOT NULL,
    body bytea NOT NULL,
    headers jsonb NOT NULL,
    sent_at timestamp with time zone,
    dead_at timestamp with time zone NOT NULL
);

CREATE TABLE public.idempotency_keys (
    caller character varying(200) NOT NULL,
    key character varying(200) NOT NULL,
    fingerprint character varying(64) NOT NULL,
    result jsonb,
    created_at timestamp with time zone NOT NULL
);

CREATE TABLE public.jobs (
    id character varying(40) NOT NULL,
    kind character varying(100) NOT NULL,
    subject_id character varying(200) NOT NULL,
    payload jsonb NOT NULL,
    status character varying(20) DEFAULT 'PENDING'::character varying NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    lease character varying(40),
    error text,
    correlation_id character varying(200),
    traceparent character varying(200),
    run_at timestamp with time zone NOT NULL,
    leased_until timestamp with time zone,
    again_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone
)
WITH (autovacuum_vacuum_scale_factor='0.01', autovacuum_vacuum_threshold='200', autovacuum_vacuum_insert_scale_factor='0.05', autovacuum_analyze_scale_factor='0.02');

CREATE TABLE public.outbox (
    "position" bigint NOT NULL,
    event_id character varying(40) NOT NULL,
    event_type character varying(200) NOT NULL,
    topic character varying(200) NOT NULL,
    aggregate_id character varying(200) NOT NULL,
    bucket smallint NOT NULL,
    body text NOT NULL,
    correlation_id character varying(200),
    traceparent character varying(200),
    created_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone
)
WITH (autovacuum_vacuum_scale_factor='0.01', autovacuum_vacuum_threshold='200', autovacuum_vacuum_insert_scale_factor='0.05', autovacuum_analyze_scale_factor='0.02');

ALTER TABLE public.outbox ALTER COLUMN "position" ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.outbox_position_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.processed_events (
    event_id character varying(200) NOT NULL,
    processed_at timestamp with time zone NOT NULL
);

CREATE TABLE public.user_companies (
    company_id character varying(40) NOT NULL,
    user_id character varying(40) NOT NULL,
    role character varying(20) NOT NULL,
    "position" character varying(200),
    is_primary boolean NOT NULL,
    joined_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE public.users (
    id character varying(40) NOT NULL,
    external_auth_id character varying(255) NOT NULL,
    email character varying(254) NOT NULL,
    email_verified boolean NOT NULL,
    full_name character varying(200) NOT NULL,
    time_zone character varying(100),
    language character varying(40),
    roles character varying(20)[] NOT NULL,
    status character varying(20) NOT NULL,
    last_login_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version integer NOT NULL
);

INSERT INTO public.alembic_version VALUES
	('users_0001');

INSERT INTO public.broker_topics VALUES
	('user-events', 'AaIe1OjEdaGnP9wWnworcQ', '2026-11-27 21:06:41.353124+00');

INSERT INTO public.companies VALUES
	('cmp_01a21ed54641764c9e34fec1d61dfc6c', 'Contoso Health', 'https://contoso.example', 'Health care', 'Rotterdam', '2026-11-27 21:07:03.362003+00', '2026-11-27 21:07:03.362003+00', 1),
	('cmp_01a21ed54629725786a22faf6e1f6209', 'Northwind Labs', 'https://northwind.example', 'Software', 'Lisbon', '2026-11-27 21:07:03.337682+00', '2026-11-27 21:07:04.666832+00', 2);

INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES
	(1, 'evt_01a21ed53152724295525573567d5846', 'user.created', 'user-events', 'usr_01a21ed52d24751c9f6327d5c0b1377c', 8, '{"eventId":"evt_01a21ed53152724295525573567d5846","eventType":"user.created","version":1,"timestamp":"2026-11-27T21:06:58.002891Z","source":"users","aggregateId":"usr_01a21ed52d24751c9f6327d5c0b1377c","payload":{"userId":"usr_01a21ed52d24751c9f6327d5c0b1377c","externalAuthId":"5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a03","email":"mara@contoso.example","fullName":"Mara Lindt","roles":[],"status":"ACTIVE"}}', 'cor_01a21ed52c1f7018997df24bfeacbfe7', NULL, '2026-11-27 21:06:58.002891+00', '2026-11-27 21:06:58.741007+00'),
	(2, 'evt_01a21ed5316d723284ae7cbcbca0fa1a', 'user.created', 'user-events', 'usr_01a21ed52cfb7605818f7f2a00088ddb', 41, '{"eventId":"evt_01a21ed5316d723284ae7cbcbca0fa1a","eventType":"user.created","version":1,"timestamp":"2026-11-27T21:06:58.029457Z","source":"users","aggregateId":"usr_01a21ed52cfb7605818f7f2a00088ddb","payload":{"userId":"usr_01a21ed52cfb7605818f7f2a00088ddb","externalAuthId":"5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a04","email":"admin@viva.example","fullName":"Ada Quist","roles":["ADMIN"],"status":"ACTIVE"}}', 'cor_01a21ed52bfe7163af166acb09c12043', NULL, '2026-11-27 21:06:58.029457+00', '2026-11-27 21:06:58.747687+00'),
	(4, 'evt_01a21ed53184724eaca48d732c9f4ed6', 'user.created', 'user-events', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', 13, '{"eventId":"evt_01a21ed53184724eaca48d732c9f4ed6","eventType":"user.created","version":1,"timestamp":"2026-11-27T21:06:58.052600Z","source":"users","aggregateId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","payload":{"userId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","externalAuthId":"5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a01","email":"hanna@northwind.example","fullName":"Hanna Reyes","roles":[],"status":"ACTIVE"}}', 'cor_01a21ed52c0c748086f3d5d10fcac500', NULL, '2026-11-27 21:06:58.0526+00', '2026-11-27 21:06:58.747687+00'),
	(3, 'evt_01a21ed5316f7225b4fd443fdf746e66', 'user.created', 'user-events', 'usr_01a21ed52cef726cb4138907ffa6f3ff', 7, '{"eventId":"evt_01a21ed5316f7225b4fd443fdf746e66","eventType":"user.created","version":1,"timestamp":"2026-11-27T21:06:58.031885Z","source":"users","aggregateId":"usr_01a21ed52cef726cb4138907ffa6f3ff","payload":{"userId":"usr_01a21ed52cef726cb4138907ffa6f3ff","externalAuthId":"5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a02","email":"ben@northwind.example","fullName":"Ben Okafor","roles":[],"status":"ACTIVE"}}', 'cor_01a21ed52bcb75ca97585856c95a9fa3', NULL, '2026-11-27 21:06:58.031885+00', '2026-11-27 21:06:58.749435+00'),
	(7, 'evt_01a21ed5412c73ada2c92eac760f47d0', 'user.role_selected', 'user-events', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', 13, '{"eventId":"evt_01a21ed5412c73ada2c92eac760f47d0","eventType":"user.role_selected","version":1,"timestamp":"2026-11-27T21:07:02.060557Z","source":"users","aggregateId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","payload":{"userId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","role":"HR"}}', '039b891e3ea04c729ffaacc0c17eb505', NULL, '2026-11-27 21:07:02.060557+00', '2026-11-27 21:07:02.158297+00'),
	(8, 'evt_01a21ed5412c73ada2c92ead3b2253ff', 'user.updated', 'user-events', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', 13, '{"eventId":"evt_01a21ed5412c73ada2c92ead3b2253ff","eventType":"user.updated","version":1,"timestamp":"2026-11-27T21:07:02.060935Z","source":"users","aggregateId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","payload":{"userId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","externalAuthId":"5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a01","email":"hanna@northwind.example","fullName":"Hanna Reyes","roles":["HR"],"status":"ACTIVE"}}', '039b891e3ea04c729ffaacc0c17eb505', NULL, '2026-11-27 21:07:02.060935+00', '2026-11-27 21:07:02.158297+00'),
	(5, 'evt_01a21ed541237794aa0274bfb92216ed', 'user.role_selected', 'user-events', 'usr_01a21ed52cef726cb4138907ffa6f3ff', 7, '{"eventId":"evt_01a21ed541237794aa0274bfb92216ed","eventType":"user.role_selected","version":1,"timestamp":"2026-11-27T21:07:02.051077Z","source":"users","aggregateId":"usr_01a21ed52cef726cb4138907ffa6f3ff","payload":{"userId":"usr_01a21ed52cef726cb4138907ffa6f3ff","role":"HR"}}', '4fa46e5c886047b1a416d129ff00dee5', NULL, '2026-11-27 21:07:02.051077+00', '2026-11-27 21:07:02.156464+00'),
	(6, 'evt_01a21ed5412477859673a6dfad2a7973', 'user.updated', 'user-events', 'usr_01a21ed52cef726cb4138907ffa6f3ff', 7, '{"eventId":"evt_01a21ed5412477859673a6dfad2a7973","eventType":"user.updated","version":1,"timestamp":"2026-11-27T21:07:02.052531Z","source":"users","aggregateId":"usr_01a21ed52cef726cb4138907ffa6f3ff","payload":{"userId":"usr_01a21ed52cef726cb4138907ffa6f3ff","externalAuthId":"5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a02","email":"ben@northwind.example","fullName":"Ben Okafor","roles":["HR"],"status":"ACTIVE"}}', '4fa46e5c886047b1a416d129ff00dee5', NULL, '2026-11-27 21:07:02.052531+00', '2026-11-27 21:07:02.156464+00'),
	(11, 'evt_01a21ed547ea7414ab276d4811be8a04', 'company.created', 'user-events', 'cmp_01a21ed54629725786a22faf6e1f6209', 8, '{"eventId":"evt_01a21ed547ea7414ab276d4811be8a04","eventType":"company.created","version":1,"timestamp":"2026-11-27T21:07:03.786834Z","source":"users","aggregateId":"cmp_01a21ed54629725786a22faf6e1f6209","payload":{"companyId":"cmp_01a21ed54629725786a22faf6e1f6209","name":"Northwind Labs"}}', '92c907b56aad467f80d959d606942a20', NULL, '2026-11-27 21:07:03.786834+00', '2026-11-27 21:07:03.863247+00'),
	(12, 'evt_01a21ed547ec7267902c96d3421e6583', 'company.member_added', 'user-events', 'cmp_01a21ed54629725786a22faf6e1f6209', 8, '{"eventId":"evt_01a21ed547ec7267902c96d3421e6583","eventType":"company.member_added","version":1,"timestamp":"2026-11-27T21:07:03.788783Z","source":"users","aggregateId":"cmp_01a21ed54629725786a22faf6e1f6209","payload":{"companyId":"cmp_01a21ed54629725786a22faf6e1f6209","userId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","role":"OWNER","position":null,"isPrimary":true}}', '92c907b56aad467f80d959d606942a20', NULL, '2026-11-27 21:07:03.788783+00', '2026-11-27 21:07:03.863247+00'),
	(15, 'evt_01a21ed54b7d72399fa8a5ee7dbc4098', 'company.member_added', 'user-events', 'cmp_01a21ed54629725786a22faf6e1f6209', 8, '{"eventId":"evt_01a21ed54b7d72399fa8a5ee7dbc4098","eventType":"company.member_added","version":1,"timestamp":"2026-11-27T21:07:04.701121Z","source":"users","aggregateId":"cmp_01a21ed54629725786a22faf6e1f6209","payload":{"companyId":"cmp_01a21ed54629725786a22faf6e1f6209","userId":"usr_01a21ed52cef726cb4138907ffa6f3ff","role":"MEMBER","position":"Recruiter","isPrimary":true}}', '24c70abdd4194de78ebcef014d1567da', NULL, '2026-11-27 21:07:04.701121+00', '2026-11-27 21:07:04.735488+00'),
	(16, 'evt_01a21ed5958872a59e85179ecc9cc35b', 'user.created', 'user-events', 'usr_01a21ed5952275e184fd99ab652fec07', 36, '{"eventId":"evt_01a21ed5958872a59e85179ecc9cc35b","eventType":"user.created","version":1,"timestamp":"2026-11-27T21:07:23.657005Z","source":"users","aggregateId":"usr_01a21ed5952275e184fd99ab652fec07","payload":{"userId":"usr_01a21ed5952275e184fd99ab652fec07","externalAuthId":"5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a05","email":"noor@newcomer.example","fullName":"Noor Haddad","roles":[],"status":"ACTIVE"}}', 'cor_01a21ed594e674f7a515b0aa80f05c94', NULL, '2026-11-27 21:07:23.657005+00', '2026-11-27 21:07:23.708294+00'),
	(9, 'evt_01a21ed54139742fa0f19af114e8aff3', 'user.role_selected', 'user-events', 'usr_01a21ed52d24751c9f6327d5c0b1377c', 8, '{"eventId":"evt_01a21ed54139742fa0f19af114e8aff3","eventType":"user.role_selected","version":1,"timestamp":"2026-11-27T21:07:02.073049Z","source":"users","aggregateId":"usr_01a21ed52d24751c9f6327d5c0b1377c","payload":{"userId":"usr_01a21ed52d24751c9f6327d5c0b1377c","role":"HR"}}', 'db1d500734ef40bea43dffdcd4d2b126', NULL, '2026-11-27 21:07:02.073049+00', '2026-11-27 21:07:02.161713+00'),
	(10, 'evt_01a21ed54139742fa0f19af26a14d287', 'user.updated', 'user-events', 'usr_01a21ed52d24751c9f6327d5c0b1377c', 8, '{"eventId":"evt_01a21ed54139742fa0f19af26a14d287","eventType":"user.updated","version":1,"timestamp":"2026-11-27T21:07:02.073176Z","source":"users","aggregateId":"usr_01a21ed52d24751c9f6327d5c0b1377c","payload":{"userId":"usr_01a21ed52d24751c9f6327d5c0b1377c","externalAuthId":"5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a03","email":"mara@contoso.example","fullName":"Mara Lindt","roles":["HR"],"status":"ACTIVE"}}', 'db1d500734ef40bea43dffdcd4d2b126', NULL, '2026-11-27 21:07:02.073176+00', '2026-11-27 21:07:02.161713+00'),
	(13, 'evt_01a21ed547f87653a71613334d6c6f8d', 'company.created', 'user-events', 'cmp_01a21ed54641764c9e34fec1d61dfc6c', 4, '{"eventId":"evt_01a21ed547f87653a71613334d6c6f8d","eventType":"company.created","version":1,"timestamp":"2026-11-27T21:07:03.801005Z","source":"users","aggregateId":"cmp_01a21ed54641764c9e34fec1d61dfc6c","payload":{"companyId":"cmp_01a21ed54641764c9e34fec1d61dfc6c","name":"Contoso Health"}}', '5cba0e36ae1b4c4889992532bcd8df93', NULL, '2026-11-27 21:07:03.801005+00', '2026-11-27 21:07:03.863247+00'),
	(14, 'evt_01a21ed547f97247a905bf38c1a5ae5a', 'company.member_added', 'user-events', 'cmp_01a21ed54641764c9e34fec1d61dfc6c', 4, '{"eventId":"evt_01a21ed547f97247a905bf38c1a5ae5a","eventType":"company.member_added","version":1,"timestamp":"2026-11-27T21:07:03.801131Z","source":"users","aggregateId":"cmp_01a21ed54641764c9e34fec1d61dfc6c","payload":{"companyId":"cmp_01a21ed54641764c9e34fec1d61dfc6c","userId":"usr_01a21ed52d24751c9f6327d5c0b1377c","role":"OWNER","position":null,"isPrimary":true}}', '5cba0e36ae1b4c4889992532bcd8df93', NULL, '2026-11-27 21:07:03.801131+00', '2026-11-27 21:07:03.863247+00'),
	(17, 'evt_01a21ed59d2075f79d121f52a3414e1e', 'user.role_selected', 'user-events', 'usr_01a21ed5952275e184fd99ab652fec07', 36, '{"eventId":"evt_01a21ed59d2075f79d121f52a3414e1e","eventType":"user.role_selected","version":1,"timestamp":"2026-11-27T21:07:25.600716Z","source":"users","aggregateId":"usr_01a21ed5952275e184fd99ab652fec07","payload":{"userId":"usr_01a21ed5952275e184fd99ab652fec07","role":"HR"}}', 'e8ca7536d67442adb8b2b51bee98d790', NULL, '2026-11-27 21:07:25.600716+00', '2026-11-27 21:07:25.695054+00'),
	(18, 'evt_01a21ed59d2075f79d121f53eaebee0a', 'user.updated', 'user-events', 'usr_01a21ed5952275e184fd99ab652fec07', 36, '{"eventId":"evt_01a21ed59d2075f79d121f53eaebee0a","eventType":"user.updated","version":1,"timestamp":"2026-11-27T21:07:25.600847Z","source":"users","aggregateId":"usr_01a21ed5952275e184fd99ab652fec07","payload":{"userId":"usr_01a21ed5952275e184fd99ab652fec07","externalAuthId":"5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a05","email":"noor@newcomer.example","fullName":"Noor Haddad","roles":["HR"],"status":"ACTIVE"}}', 'e8ca7536d67442adb8b2b51bee98d790', NULL, '2026-11-27 21:07:25.600847+00', '2026-11-27 21:07:25.695054+00');

INSERT INTO public.processed_events VALUES
	('evt_01a21ed52d4b70a2bd7a69624ec395ff', '2026-11-27 21:06:57.740721+00'),
	('evt_01a21ed52d877544b6da8f0946b807b7', '2026-11-27 21:06:57.739289+00'),
	('evt_01a21ed52d7a76c196f6127362a5500d', '2026-11-27 21:06:57.745918+00'),
	('evt_01a21ed52d7f73eab92e235378ec74fb', '2026-11-27 21:06:57.754453+00'),
	('evt_01a21ed535ae766083d1cdab803102e2', '2026-11-27 21:06:59.241249+00'),
	('evt_01a21ed535ca71aab5a609eaf6edf65d', '2026-11-27 21:06:59.248388+00'),
	('evt_01a21ed535ee74a890ad3333b8097211', '2026-11-27 21:06:59.349677+00'),
	('evt_01a21ed53629775b8a639c8edbbf5f52', '2026-11-27 21:06:59.392109+00'),
	('evt_01a21ed54f1a7265a2a4f3a388a58248', '2026-11-27 21:07:05.681769+00'),
	('evt_01a21ed5954176f5b76b4d4ad9b14aba', '2026-11-27 21:07:23.635113+00'),
	('evt_01a21ed595de72928a96d2ac436b1249', '2026-11-27 21:07:23.819553+00'),
	('evt_01a21ed5a993713b91ab44a1c43a3142', '2026-11-27 21:07:28.843123+00'),
	('evt_01a21ed5aba3765d9a25812465ae095c', '2026-11-27 21:07:29.355346+00');

INSERT INTO public.user_companies VALUES
	('cmp_01a21ed54629725786a22faf6e1f6209', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', 'OWNER', NULL, true, '2026-11-27 21:07:03.771081+00'),
	('cmp_01a21ed54641764c9e34fec1d61dfc6c', 'usr_01a21ed52d24751c9f6327d5c0b1377c', 'OWNER', NULL, true, '2026-11-27 21:07:03.79719+00'),
	('cmp_01a21ed54629725786a22faf6e1f6209', 'usr_01a21ed52cef726cb4138907ffa6f3ff', 'MEMBER', 'Recruiter', true, '2026-11-27 21:07:04.699973+00');

INSERT INTO public.users VALUES
	('usr_01a21ed52cfb7605818f7f2a00088ddb', '5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a04', 'admin@viva.example', true, 'Ada Quist', NULL, NULL, '{ADMIN}', 'ACTIVE', '2026-11-27 21:06:59.086061+00', '2026-11-27 21:06:57.962691+00', '2026-11-27 21:06:57.962691+00', 2),
	('usr_01a21ed52d1271c2a82de3ee0f4cc6da', '5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a01', 'hanna@northwind.example', true, 'Hanna Reyes', NULL, NULL, '{HR}', 'ACTIVE', '2026-11-27 21:07:05.584786+00', '2026-11-27 21:06:58.011653+00', '2026-11-27 21:07:02.042819+00', 4),
	('usr_01a21ed5952275e184fd99ab652fec07', '5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a05', 'noor@newcomer.example', true, 'Noor Haddad', NULL, NULL, '{HR}', 'ACTIVE', '2026-11-27 21:07:23.728976+00', '2026-11-27 21:07:23.642431+00', '2026-11-27 21:07:25.578788+00', 3),
	('usr_01a21ed52d24751c9f6327d5c0b1377c', '5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a03', 'mara@contoso.example', true, 'Mara Lindt', NULL, NULL, '{HR}', 'ACTIVE', '2026-11-27 21:07:28.747856+00', '2026-11-27 21:06:57.934847+00', '2026-11-27 21:07:02.063312+00', 4),
	('usr_01a21ed52cef726cb4138907ffa6f3ff', '5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a02', 'ben@northwind.example', true, 'Ben Okafor', NULL, NULL, '{HR}', 'ACTIVE', '2026-11-27 21:07:29.278585+00', '2026-11-27 21:06:57.967279+00', '2026-11-27 21:07:02.018227+00', 4);

SELECT pg_catalog.setval('public.outbox_position_seq', 18, true);

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

ALTER TABLE ONLY public.broker_topics
    ADD CONSTRAINT broker_topics_pkey PRIMARY KEY (topic);

ALTER TABLE ONLY public.change_counters
    ADD CONSTRAINT change_counters_pkey PRIMARY KEY (subject);

ALTER TABLE ONLY public.changes
    ADD CONSTRAINT changes_pkey PRIMARY KEY (subject, sequence);

ALTER TABLE ONLY public.companies
    ADD CONSTRAINT companies_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dead_letters
    ADD CONSTRAINT dead_letters_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (caller, key);

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_event_id_key UNIQUE (event_id);

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY public.processed_events
    ADD CONSTRAINT processed_events_pkey PRIMARY KEY (event_id);

ALTER TABLE ONLY public.user_companies
    ADD CONSTRAINT user_companies_pkey PRIMARY KEY (company_id, user_id);

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);

CREATE INDEX changes_at ON public.changes USING btree (at);

CREATE UNIQUE INDEX companies_name_key ON public.companies USING btree (lower((name)::text));

CREATE INDEX dead_letters_aggregate ON public.dead_letters USING btree (aggregate_id);

CREATE INDEX dead_letters_at ON public.dead_letters USING btree (dead_at);

CREATE UNIQUE INDEX dead_letters_event ON public.dead_letters USING btree (event_id) WHERE (event_id IS NOT NULL);

CREATE INDEX idempotency_keys_at ON public.idempotency_keys USING btree (created_at);

CREATE INDEX jobs_due ON public.jobs USING btree (run_at) WHERE ((status)::text = 'PENDING'::text);

CREATE INDEX jobs_finished_at ON public.jobs USING btree (finished_at) WHERE (finished_at IS NOT NULL);

CREATE UNIQUE INDEX jobs_unfinished ON public.jobs USING btree (kind, subject_id) WHERE ((status)::text = 'PENDING'::text);

CREATE INDEX outbox_published_at ON public.outbox USING btree (published_at) WHERE (published_at IS NOT NULL);

CREATE INDEX outbox_unpublished ON public.outbox USING btree ("position") WHERE (published_at IS NULL);

CREATE INDEX processed_events_at ON public.processed_events USING btree (processed_at);

CREATE UNIQUE INDEX user_companies_user_id_key ON public.user_companies USING btree (user_id);

CREATE INDEX users_by_created_at ON public.users USING btree (created_at, id);

CREATE INDEX users_by_name ON public.users USING btree (lower((full_name)::text), id);

CREATE INDEX users_by_updated_at ON public.users USING btree (updated_at, id);

CREATE UNIQUE INDEX users_email_key ON public.users USING btree (email);

CREATE UNIQUE INDEX users_external_auth_id_key ON public.users USING btree (external_auth_id);

ALTER TABLE ONLY public.user_companies
    ADD CONSTRAINT user_companies_company_id_fkey FOREIGN KEY (company_id) REFERENCES public.companies(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.user_companies
    ADD CONSTRAINT user_companies_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);

