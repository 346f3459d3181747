
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

CREATE TABLE public.identities (
    user_id character varying(40) NOT NULL,
    issuer character varying(500) NOT NULL,
    subject character varying(255) NOT NULL
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

CREATE TABLE public.memberships (
    user_id character varying(40) NOT NULL,
    company_id character varying(40) NOT NULL,
    role character varying(20) NOT NULL,
    is_primary boolean NOT NULL
);

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

CREATE TABLE public.pending_sign_ins (
    state_hash character varying(64) NOT NULL,
    browser_hash character varying(64) NOT NULL,
    nonce character varying(64) NOT NULL,
    code_verifier character varying(128) NOT NULL,
    return_to character varying(2000) NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

CREATE TABLE public.processed_events (
    event_id character varying(200) NOT NULL,
    processed_at timestamp with time zone NOT NULL
);

CREATE TABLE public.sagas (
    user_id character varying(40) NOT NULL,
    kind character varying(40) NOT NULL,
    state character varying(20) NOT NULL,
    command jsonb NOT NULL,
    attempts integer NOT NULL,
    refusal_code character varying(60),
    started_at timestamp with time zone NOT NULL,
    version integer NOT NULL
);

CREATE TABLE public.sessions (
    id character varying(40) NOT NULL,
    kind character varying(20) NOT NULL,
    subject character varying(40) NOT NULL,
    token_hash character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    end_code character varying(60),
    user_agent character varying(300),
    id_token text,
    version integer NOT NULL
);

CREATE TABLE public.user_access (
    user_id character varying(40) NOT NULL,
    status character varying(20) NOT NULL,
    roles character varying(20)[] NOT NULL
);

INSERT INTO public.alembic_version VALUES
	('c1a7f0e2b9d4');

INSERT INTO public.broker_topics VALUES
	('user-commands', 'AaIe1OjDekKhJUzzDKfPFA', '2026-11-27 21:06:39.523096+00'),
	('auth-events', 'AaIe1OjDekKhJU0fFYbztw', '2026-11-27 21:06:39.867315+00');

INSERT INTO public.change_counters VALUES
	('identity', 18);

INSERT INTO public.changes VALUES
	('identity', 1, 'evt_01a21ed5359d70ac8301f0a7fbd514b2', 'access.changed', 'usr_01a21ed52d24751c9f6327d5c0b1377c', '{}', '2026-11-27 21:06:59.101266+00'),
	('identity', 2, 'evt_01a21ed535c671d78ceb2f008015337c', 'access.changed', 'usr_01a21ed52cfb7605818f7f2a00088ddb', '{}', '2026-11-27 21:06:59.142258+00'),
	('identity', 3, 'evt_01a21ed535da77b5a39411b285b37b82', 'access.changed', 'usr_01a21ed52cef726cb4138907ffa6f3ff', '{}', '2026-11-27 21:06:59.162433+00'),
	('identity', 4, 'evt_01a21ed535ff74feac4663ab34c1e5d1', 'access.changed', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', '{}', '2026-11-27 21:06:59.199067+00'),
	('identity', 5, 'evt_01a21ed541e671a6a8e90a86cdc9d24f', 'event.applied', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', '{}', '2026-11-27 21:07:02.246302+00'),
	('identity', 6, 'evt_01a21ed541fa736e98d515aa0aa385c9', 'event.applied', 'usr_01a21ed52cef726cb4138907ffa6f3ff', '{}', '2026-11-27 21:07:02.266809+00'),
	('identity', 7, 'evt_01a21ed5420d73ffbb95b4cd4b8c30fa', 'event.applied', 'usr_01a21ed52d24751c9f6327d5c0b1377c', '{}', '2026-11-27 21:07:02.285727+00'),
	('identity', 8, 'evt_01a21ed5422476b3a1dba3d77ab4b269', 'access.changed', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', '{}', '2026-11-27 21:07:02.308366+00'),
	('identity', 9, 'evt_01a21ed5422d74f88864fca29bf8da58', 'access.changed', 'usr_01a21ed52cef726cb4138907ffa6f3ff', '{}', '2026-11-27 21:07:02.317129+00'),
	('identity', 10, 'evt_01a21ed5423d71778fa20a701e487c8f', 'access.changed', 'usr_01a21ed52d24751c9f6327d5c0b1377c', '{}', '2026-11-27 21:07:02.334022+00'),
	('identity', 11, 'evt_01a21ed5485e77218a112c06c9f9a5d6', 'event.applied', 'cmp_01a21ed54641764c9e34fec1d61dfc6c', '{}', '2026-11-27 21:07:03.90297+00'),
	('identity', 12, 'evt_01a21ed5487d76e38191a4fa75d33fba', 'event.applied', 'cmp_01a21ed54629725786a22faf6e1f6209', '{}', '2026-11-27 21:07:03.933024+00'),
	('identity', 13, 'evt_01a21ed548d0759d870de6b929efa12b', 'access.changed', 'usr_01a21ed52d24751c9f6327d5c0b1377c', '{}', '2026-11-27 21:07:04.016926+00'),
	('identity', 14, 'evt_01a21ed548e473438da6298bce674cc8', 'access.changed', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', '{}', '2026-11-27 21:07:04.036222+00'),
	('identity', 15, 'evt_01a21ed54bb67155b5bb8ffdcc39bcef', 'access.changed', 'usr_01a21ed52cef726cb4138907ffa6f3ff', '{}', '2026-11-27 21:07:04.758184+00'),
	('identity', 16, 'evt_01a21ed595db7608a6d6943ce621531a', 'access.changed', 'usr_01a21ed5952275e184fd99ab652fec07', '{}', '2026-11-27 21:07:23.73975+00'),
	('identity', 17, 'evt_01a21ed59d84755eab1ecebd3b61e27a', 'event.applied', 'usr_01a21ed5952275e184fd99ab652fec07', '{}', '2026-11-27 21:07:25.700326+00'),
	('identity', 18, 'evt_01a21ed59dcf773fa67a4c3c24ba0589', 'access.changed', 'usr_01a21ed5952275e184fd99ab652fec07', '{}', '2026-11-27 21:07:25.775986+00');

INSERT INTO public.identities VALUES
	('usr_01a21ed52cef726cb4138907ffa6f3ff', 'http://localhost:27009/realms/viva', '5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a02'),
	('usr_01a21ed52cfb7605818f7f2a00088ddb', 'http://localhost:27009/realms/viva', '5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a04'),
	('usr_01a21ed52d1271c2a82de3ee0f4cc6da', 'http://localhost:27009/realms/viva', '5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a01'),
	('usr_01a21ed52d24751c9f6327d5c0b1377c', 'http://localhost:27009/realms/viva', '5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a03'),
	('usr_01a21ed5952275e184fd99ab652fec07', 'http://localhost:27009/realms/viva', '5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a05');

INSERT INTO public.jobs VALUES
	('job_01a21ed52d157546bb1ad0a5ba96fed3', 'gateway.retry_registration', 'usr_01a21ed52cef726cb4138907ffa6f3ff:1', '{}', 'DONE', 1, NULL, NULL, 'cor_01a21ed52bcb75ca97585856c95a9fa3', NULL, '2026-11-27 21:06:59.879156+00', NULL, NULL, '2026-11-27 21:06:56.917801+00', '2026-11-27 21:07:00.119493+00'),
	('job_01a21ed52d2b71dcb8f97f0e8455eaf5', 'gateway.retry_registration', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da:1', '{}', 'DONE', 1, NULL, NULL, 'cor_01a21ed52c0c748086f3d5d10fcac500', NULL, '2026-11-27 21:06:59.914576+00', NULL, NULL, '2026-11-27 21:06:56.939903+00', '2026-11-27 21:07:00.157363+00'),
	('job_01a21ed52d1b748ba9e98caf17623ffd', 'gateway.retry_registration', 'usr_01a21ed52cfb7605818f7f2a00088ddb:1', '{}', 'DONE', 1, NULL, NULL, 'cor_01a21ed52bfe7163af166acb09c12043', NULL, '2026-11-27 21:06:59.891296+00', NULL, NULL, '2026-11-27 21:06:56.923416+00', '2026-11-27 21:07:00.149387+00'),
	('job_01a21ed52d46735a83947ed03a4ce60b', 'gateway.retry_registration', 'usr_01a21ed52d24751c9f6327d5c0b1377c:1', '{}', 'DONE', 1, NULL, NULL, 'cor_01a21ed52c1f7018997df24bfeacbfe7', NULL, '2026-11-27 21:06:59.932456+00', NULL, NULL, '2026-11-27 21:06:56.966282+00', '2026-11-27 21:07:00.274037+00'),
	('job_01a21ed5953076c2baecbc1ee108b578', 'gateway.retry_registration', 'usr_01a21ed5952275e184fd99ab652fec07:1', '{}', 'DONE', 1, NULL, NULL, 'cor_01a21ed594e674f7a515b0aa80f05c94', NULL, '2026-11-27 21:07:26.55428+00', NULL, NULL, '2026-11-27 21:07:23.568015+00', '2026-11-27 21:07:26.619713+00');

INSERT INTO public.memberships VALUES
	('usr_01a21ed52d24751c9f6327d5c0b1377c', 'cmp_01a21ed54641764c9e34fec1d61dfc6c', 'OWNER', true),
	('usr_01a21ed52d1271c2a82de3ee0f4cc6da', 'cmp_01a21ed54629725786a22faf6e1f6209', 'OWNER', true),
	('usr_01a21ed52cef726cb4138907ffa6f3ff', 'cmp_01a21ed54629725786a22faf6e1f6209', 'MEMBER', true);

INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES
	(1, 'evt_01a21ed52d4b70a2bd7a69624ec395ff', 'user.create', 'user-commands', 'usr_01a21ed52cef726cb4138907ffa6f3ff', 7, '{"eventId":"evt_01a21ed52d4b70a2bd7a69624ec395ff","eventType":"user.create","version":1,"timestamp":"2026-11-27T21:06:56.971630Z","source":"gateway","aggregateId":"usr_01a21ed52cef726cb4138907ffa6f3ff","payload":{"userId":"usr_01a21ed52cef726cb4138907ffa6f3ff","externalAuthId":"5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a02","email":"ben@northwind.example","fullName":"Ben Okafor","emailVerified":true}}', 'cor_01a21ed52bcb75ca97585856c95a9fa3', NULL, '2026-11-27 21:06:56.97163+00', '2026-11-27 21:06:57.724423+00'),
	(2, 'evt_01a21ed52d7a76c196f6127362a5500d', 'user.create', 'user-commands', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', 13, '{"eventId":"evt_01a21ed52d7a76c196f6127362a5500d","eventType":"user.create","version":1,"timestamp":"2026-11-27T21:06:57.018722Z","source":"gateway","aggregateId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","payload":{"userId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","externalAuthId":"5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a01","email":"hanna@northwind.example","fullName":"Hanna Reyes","emailVerified":true}}', 'cor_01a21ed52c0c748086f3d5d10fcac500', NULL, '2026-11-27 21:06:57.018722+00', '2026-11-27 21:06:57.725634+00'),
	(3, 'evt_01a21ed52d7f73eab92e235378ec74fb', 'user.create', 'user-commands', 'usr_01a21ed52cfb7605818f7f2a00088ddb', 41, '{"eventId":"evt_01a21ed52d7f73eab92e235378ec74fb","eventType":"user.create","version":1,"timestamp":"2026-11-27T21:06:57.023064Z","source":"gateway","aggregateId":"usr_01a21ed52cfb7605818f7f2a00088ddb","payload":{"userId":"usr_01a21ed52cfb7605818f7f2a00088ddb","externalAuthId":"5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a04","email":"admin@viva.example","fullName":"Ada Quist","emailVerified":true}}', 'cor_01a21ed52bfe7163af166acb09c12043', NULL, '2026-11-27 21:06:57.023064+00', '2026-11-27 21:06:57.725634+00'),
	(4, 'evt_01a21ed52d877544b6da8f0946b807b7', 'user.create', 'user-commands', 'usr_01a21ed52d24751c9f6327d5c0b1377c', 8, '{"eventId":"evt_01a21ed52d877544b6da8f0946b807b7","eventType":"user.create","version":1,"timestamp":"2026-11-27T21:06:57.031377Z","source":"gateway","aggregateId":"usr_01a21ed52d24751c9f6327d5c0b1377c","payload":{"userId":"usr_01a21ed52d24751c9f6327d5c0b1377c","externalAuthId":"5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a03","email":"mara@contoso.example","fullName":"Mara Lindt","emailVerified":true}}', 'cor_01a21ed52c1f7018997df24bfeacbfe7', NULL, '2026-11-27 21:06:57.031377+00', '2026-11-27 21:06:57.727005+00'),
	(5, 'evt_01a21ed535ae766083d1cdab803102e2', 'user.authenticated', 'auth-events', 'usr_01a21ed52d24751c9f6327d5c0b1377c', 8, '{"eventId":"evt_01a21ed535ae766083d1cdab803102e2","eventType":"user.authenticated","version":1,"timestamp":"2026-11-27T21:06:59.118825Z","source":"gateway","aggregateId":"usr_01a21ed52d24751c9f6327d5c0b1377c","payload":{"userId":"usr_01a21ed52d24751c9f6327d5c0b1377c","at":"2026-11-27T21:06:59.076549Z"}}', 'cor_01a21ed52c1f7018997df24bfeacbfe7', NULL, '2026-11-27 21:06:59.118825+00', '2026-11-27 21:06:59.239635+00'),
	(6, 'evt_01a21ed535ca71aab5a609eaf6edf65d', 'user.authenticated', 'auth-events', 'usr_01a21ed52cfb7605818f7f2a00088ddb', 41, '{"eventId":"evt_01a21ed535ca71aab5a609eaf6edf65d","eventType":"user.authenticated","version":1,"timestamp":"2026-11-27T21:06:59.146971Z","source":"gateway","aggregateId":"usr_01a21ed52cfb7605818f7f2a00088ddb","payload":{"userId":"usr_01a21ed52cfb7605818f7f2a00088ddb","at":"2026-11-27T21:06:59.086061Z"}}', 'cor_01a21ed52bfe7163af166acb09c12043', NULL, '2026-11-27 21:06:59.146971+00', '2026-11-27 21:06:59.248383+00'),
	(7, 'evt_01a21ed535ee74a890ad3333b8097211', 'user.authenticated', 'auth-events', 'usr_01a21ed52cef726cb4138907ffa6f3ff', 7, '{"eventId":"evt_01a21ed535ee74a890ad3333b8097211","eventType":"user.authenticated","version":1,"timestamp":"2026-11-27T21:06:59.182399Z","source":"gateway","aggregateId":"usr_01a21ed52cef726cb4138907ffa6f3ff","payload":{"userId":"usr_01a21ed52cef726cb4138907ffa6f3ff","at":"2026-11-27T21:06:59.106969Z"}}', 'cor_01a21ed52bcb75ca97585856c95a9fa3', NULL, '2026-11-27 21:06:59.182399+00', '2026-11-27 21:06:59.344772+00'),
	(8, 'evt_01a21ed53629775b8a639c8edbbf5f52', 'user.authenticated', 'auth-events', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', 13, '{"eventId":"evt_01a21ed53629775b8a639c8edbbf5f52","eventType":"user.authenticated","version":1,"timestamp":"2026-11-27T21:06:59.241867Z","source":"gateway","aggregateId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","payload":{"userId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","at":"2026-11-27T21:06:59.104945Z"}}', 'cor_01a21ed52c0c748086f3d5d10fcac500', NULL, '2026-11-27 21:06:59.241867+00', '2026-11-27 21:06:59.363318+00'),
	(9, 'evt_01a21ed54f1a7265a2a4f3a388a58248', 'user.authenticated', 'auth-events', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', 13, '{"eventId":"evt_01a21ed54f1a7265a2a4f3a388a58248","eventType":"user.authenticated","version":1,"timestamp":"2026-11-27T21:07:05.626077Z","source":"gateway","aggregateId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","payload":{"userId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","at":"2026-11-27T21:07:05.584786Z"}}', 'cor_01a21ed54ec07390b8bd9f3eb6e85eb4', NULL, '2026-11-27 21:07:05.626077+00', '2026-11-27 21:07:05.675683+00'),
	(10, 'evt_01a21ed5954176f5b76b4d4ad9b14aba', 'user.create', 'user-commands', 'usr_01a21ed5952275e184fd99ab652fec07', 36, '{"eventId":"evt_01a21ed5954176f5b76b4d4ad9b14aba","eventType":"user.create","version":1,"timestamp":"2026-11-27T21:07:23.585340Z","source":"gateway","aggregateId":"usr_01a21ed5952275e184fd99ab652fec07","payload":{"userId":"usr_01a21ed5952275e184fd99ab652fec07","externalAuthId":"5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a05","email":"noor@newcomer.example","fullName":"Noor Haddad","emailVerified":true}}', 'cor_01a21ed594e674f7a515b0aa80f05c94', NULL, '2026-11-27 21:07:23.58534+00', '2026-11-27 21:07:23.627916+00'),
	(11, 'evt_01a21ed595de72928a96d2ac436b1249', 'user.authenticated', 'auth-events', 'usr_01a21ed5952275e184fd99ab652fec07', 36, '{"eventId":"evt_01a21ed595de72928a96d2ac436b1249","eventType":"user.authenticated","version":1,"timestamp":"2026-11-27T21:07:23.743009Z","source":"gateway","aggregateId":"usr_01a21ed5952275e184fd99ab652fec07","payload":{"userId":"usr_01a21ed5952275e184fd99ab652fec07","at":"2026-11-27T21:07:23.728976Z"}}', 'cor_01a21ed594e674f7a515b0aa80f05c94', NULL, '2026-11-27 21:07:23.743009+00', '2026-11-27 21:07:23.803956+00'),
	(12, 'evt_01a21ed5a993713b91ab44a1c43a3142', 'user.authenticated', 'auth-events', 'usr_01a21ed52d24751c9f6327d5c0b1377c', 8, '{"eventId":"evt_01a21ed5a993713b91ab44a1c43a3142","eventType":"user.authenticated","version":1,"timestamp":"2026-11-27T21:07:28.787107Z","source":"gateway","aggregateId":"usr_01a21ed52d24751c9f6327d5c0b1377c","payload":{"userId":"usr_01a21ed52d24751c9f6327d5c0b1377c","at":"2026-11-27T21:07:28.747856Z"}}', 'cor_01a21ed5a9397019ad311cf98cfdf8b5', NULL, '2026-11-27 21:07:28.787107+00', '2026-11-27 21:07:28.838181+00'),
	(13, 'evt_01a21ed5aba3765d9a25812465ae095c', 'user.authenticated', 'auth-events', 'usr_01a21ed52cef726cb4138907ffa6f3ff', 7, '{"eventId":"evt_01a21ed5aba3765d9a25812465ae095c","eventType":"user.authenticated","version":1,"timestamp":"2026-11-27T21:07:29.315078Z","source":"gateway","aggregateId":"usr_01a21ed52cef726cb4138907ffa6f3ff","payload":{"userId":"usr_01a21ed52cef726cb4138907ffa6f3ff","at":"2026-11-27T21:07:29.278585Z"}}', 'cor_01a21ed5ab3f70b7bbced31dd590ae8a', NULL, '2026-11-27 21:07:29.315078+00', '2026-11-27 21:07:29.348464+00');

INSERT INTO public.processed_events VALUES
	('evt_01a21ed5316d723284ae7cbcbca0fa1a', '2026-11-27 21:06:58.759327+00'),
	('evt_01a21ed53152724295525573567d5846', '2026-11-27 21:06:58.746099+00'),
	('evt_01a21ed5316f7225b4fd443fdf746e66', '2026-11-27 21:06:58.768782+00'),
	('evt_01a21ed53184724eaca48d732c9f4ed6', '2026-11-27 21:06:58.763486+00'),
	('evt_01a21ed5412c73ada2c92eac760f47d0', '2026-11-27 21:07:02.180558+00'),
	('evt_01a21ed541237794aa0274bfb92216ed', '2026-11-27 21:07:02.176335+00'),
	('evt_01a21ed54139742fa0f19af114e8aff3', '2026-11-27 21:07:02.181694+00'),
	('evt_01a21ed5412c73ada2c92ead3b2253ff', '2026-11-27 21:07:02.282198+00'),
	('evt_01a21ed5412477859673a6dfad2a7973', '2026-11-27 21:07:02.29033+00'),
	('evt_01a21ed54139742fa0f19af26a14d287', '2026-11-27 21:07:02.321514+00'),
	('evt_01a21ed547f87653a71613334d6c6f8d', '2026-11-27 21:07:03.872676+00'),
	('evt_01a21ed547ea7414ab276d4811be8a04', '2026-11-27 21:07:03.871156+00'),
	('evt_01a21ed547f97247a905bf38c1a5ae5a', '2026-11-27 21:07:03.961632+00'),
	('evt_01a21ed547ec7267902c96d3421e6583', '2026-11-27 21:07:03.975692+00'),
	('evt_01a21ed54b7d72399fa8a5ee7dbc4098', '2026-11-27 21:07:04.743023+00'),
	('evt_01a21ed5958872a59e85179ecc9cc35b', '2026-11-27 21:07:23.70238+00'),
	('evt_01a21ed59d2075f79d121f52a3414e1e', '2026-11-27 21:07:25.687668+00'),
	('evt_01a21ed59d2075f79d121f53eaebee0a', '2026-11-27 21:07:25.738294+00');

INSERT INTO public.sagas VALUES
	('usr_01a21ed52d24751c9f6327d5c0b1377c', 'REGISTRATION', 'COMPLETED', '{"email": "mara@contoso.example", "userId": "usr_01a21ed52d24751c9f6327d5c0b1377c", "fullName": "Mara Lindt", "emailVerified": true, "externalAuthId": "5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a03"}', 1, NULL, '2026-11-27 21:06:56.932456+00', 2),
	('usr_01a21ed52cfb7605818f7f2a00088ddb', 'REGISTRATION', 'COMPLETED', '{"email": "admin@viva.example", "userId": "usr_01a21ed52cfb7605818f7f2a00088ddb", "fullName": "Ada Quist", "emailVerified": true, "externalAuthId": "5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a04"}', 1, NULL, '2026-11-27 21:06:56.891296+00', 2),
	('usr_01a21ed52cef726cb4138907ffa6f3ff', 'REGISTRATION', 'COMPLETED', '{"email": "ben@northwind.example", "userId": "usr_01a21ed52cef726cb4138907ffa6f3ff", "fullName": "Ben Okafor", "emailVerified": true, "externalAuthId": "5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a02"}', 1, NULL, '2026-11-27 21:06:56.879156+00', 2),
	('usr_01a21ed52d1271c2a82de3ee0f4cc6da', 'REGISTRATION', 'COMPLETED', '{"email": "hanna@northwind.example", "userId": "usr_01a21ed52d1271c2a82de3ee0f4cc6da", "fullName": "Hanna Reyes", "emailVerified": true, "externalAuthId": "5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a01"}', 1, NULL, '2026-11-27 21:06:56.914576+00', 2),
	('usr_01a21ed5952275e184fd99ab652fec07', 'REGISTRATION', 'COMPLETED', '{"email": "noor@newcomer.example", "userId": "usr_01a21ed5952275e184fd99ab652fec07", "fullName": "Noor Haddad", "emailVerified": true, "externalAuthId": "5b0f3c52-6f0e-4c1a-9a53-0d6c1d1f0a05"}', 1, NULL, '2026-11-27 21:07:23.55428+00', 2);

INSERT INTO public.sessions VALUES
	('ses_01a21ed52d2072529957660b6fba3777', 'USER', 'usr_01a21ed52cef726cb4138907ffa6f3ff', '8f95b8e8fe1ffcb2e3e807a4dce22f727cee33b56f65cc58aad332a7bc10e066', '2026-11-27 21:06:56.928699+00', '2026-11-27 21:06:56.928699+00', '2026-12-04 21:06:56.928699+00', NULL, NULL, 'python-httpx2/2.16.2', 'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IjQzYzc5OTBlLWI2NTEtNGEyMy1hMTNjLTBhNDNlZTUwMDRmMCJ9.eyJzdWIiOiI1YjBmM2M1Mi02ZjBlLTRjMWEtOWE1My0wZDZjMWQxZjBhMDIiLCJyZWFsbV9hY2Nlc3MiOnsicm9sZXMiOlsidml2YS11c2VyIl19LCJuYW1lIjoiQmVuIE9rYWZvciIsImdpdmVuX25hbWUiOiJCZW4iLCJmYW1pbHlfbmFtZSI6Ik9rYWZvciIsInByZWZlcnJlZF91c2VybmFtZSI6ImJlbkBub3J0aHdpbmQuZXhhbXBsZSIsImVtYWlsIjoiYmVuQG5vcnRod2luZC5leGFtcGxlIiwiZW1haWxfdmVyaWZpZWQiOnRydWUsIm5vbmNlIjoiV19ESlM4dTNOM2dqUWExaV9POWRQR1dRZjR4VDhESlhqNGRGRnl5aUpDMCIsImF0X2hhc2giOiJXbUc5bVJvdGZ1aGVSUk5ORXVsdERBIiwiYXVkIjoidml2YS13ZWIiLCJleHAiOjE3OTU4MTQ1MTYsImlhdCI6MTc5NTgxMzYxNiwiaXNzIjoiaHR0cDovL2xvY2FsaG9zdDoyNzAwOS9yZWFsbXMvdml2YSJ9.YYxaUqvL4xNxUlrBYgCC9ol9Rgsu0NWB6FB48RdJ4PxCAn_ZQOIzd9Z8NQ-dD9d1y9d4_0u7Jsa37PqQydApxKbljoeMVIWlyiszeP5S4J0I46rP994GqOdScLFPgDoJnJZRSBf20LXl5MkgovYw1VTi274taTAf9VlEdLQfkam53XwTd7NpwlA3R01Rthbk3rpzvQtuLsHRhPPTLtANf5j47pecnY7AW4cMtw_V6iZHkFY69wRYne2AbGBVo_4x8gsyA2wLP7ZNAdj23jbuO_x30JYhhZ6SHNse1OzY3HV4FJymbptfy1h1Ijd6g0ZDLiE46MMusD-SOozrj-0SXw', 1),
	('ses_01a21ed52d52751280bc7ab30cc63e8c', 'USER', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', 'dfcc9236a145c3c7fe6a5efd1580305c4d8276414edf043e053ae052f1914ba2', '2026-11-27 21:06:56.97819+00', '2026-11-27 21:06:56.97819+00', '2026-12-04 21:06:56.97819+00', NULL, NULL, 'python-httpx2/2.16.2', 'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IjQzYzc5OTBlLWI2NTEtNGEyMy1hMTNjLTBhNDNlZTUwMDRmMCJ9.eyJzdWIiOiI1YjBmM2M1Mi02ZjBlLTRjMWEtOWE1My0wZDZjMWQxZjBhMDEiLCJyZWFsbV9hY2Nlc3MiOnsicm9sZXMiOlsidml2YS11c2VyIl19LCJuYW1lIjoiSGFubmEgUmV5ZXMiLCJnaXZlbl9uYW1lIjoiSGFubmEiLCJmYW1pbHlfbmFtZSI6IlJleWVzIiwicHJlZmVycmVkX3VzZXJuYW1lIjoiaGFubmFAbm9ydGh3aW5kLmV4YW1wbGUiLCJlbWFpbCI6Imhhbm5hQG5vcnRod2luZC5leGFtcGxlIiwiZW1haWxfdmVyaWZpZWQiOnRydWUsIm5vbmNlIjoidjFWdjZ2emFMVHI1VFRXRHVsRVhPMTRvdklWT3FQcEJBejVqaVBMVURfdyIsImF0X2hhc2giOiJzRHlqVmVSbkNpeU0xU2VwOG5fVThBIiwiYXVkIjoidml2YS13ZWIiLCJleHAiOjE3OTU4MTQ1MTYsImlhdCI6MTc5NTgxMzYxNiwiaXNzIjoiaHR0cDovL2xvY2FsaG9zdDoyNzAwOS9yZWFsbXMvdml2YSJ9.ngpBddAKa3B1Jtajc7TKURErEAM0IafHJiilzDTN8QkiVcxqX9R_-VTSK5yU8Nt8T0wruJPH7xMWuGPs04DOjQJvJ9L6fWARDV9cW8NGvOEW8SOBX3PGZFW5rUQl5ymHlwPbFVLEZ-zccA6Usqc6p32uBz53KdXO4sJoVnB_eiapKzVgR2pL3VMlVKaXCO1jxBwNkoAsHD-HlelRUgvhiLJVbMzuyuurgssQ_-rSGEbH9ezLwnXpvh9G2DQ3ECGK-SfCDaCNpFzhxxiBNrILwX7o99l_naM_WStr4t0S9RudtkYnNSZnmNvteguFGVJYKBNbnVdbSoHF39cwSWPMGA', 1),
	('ses_01a21ed52d427747922e248ee2960fb2', 'USER', 'usr_01a21ed52cfb7605818f7f2a00088ddb', '6b77f2ffd852865f34d3019986cc502f1002c702c3ef8ff36d80a0335022a483', '2026-11-27 21:06:56.962432+00', '2026-11-27 21:06:56.962432+00', '2026-12-04 21:06:56.962432+00', NULL, NULL, 'python-httpx2/2.16.2', 'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IjQzYzc5OTBlLWI2NTEtNGEyMy1hMTNjLTBhNDNlZTUwMDRmMCJ9.eyJzdWIiOiI1YjBmM2M1Mi02ZjBlLTRjMWEtOWE1My0wZDZjMWQxZjBhMDQiLCJyZWFsbV9hY2Nlc3MiOnsicm9sZXMiOlsidml2YS11c2VyIl19LCJuYW1lIjoiQWRhIFF1aXN0IiwiZ2l2ZW5fbmFtZSI6IkFkYSIsImZhbWlseV9uYW1lIjoiUXVpc3QiLCJwcmVmZXJyZWRfdXNlcm5hbWUiOiJhZG1pbkB2aXZhLmV4YW1wbGUiLCJlbWFpbCI6ImFkbWluQHZpdmEuZXhhbXBsZSIsImVtYWlsX3ZlcmlmaWVkIjp0cnVlLCJub25jZSI6Im5lNXRZV3E5WWU5VzNMaVZnckNaclBnd2ViUWZjamNkaHRvRDBId2l1RDAiLCJhdF9oYXNoIjoiUTFOOUY3RGxZVDFFcDFZQTFNZ0wyUSIsImF1ZCI6InZpdmEtd2ViIiwiZXhwIjoxNzk1ODE0NTE2LCJpYXQiOjE3OTU4MTM2MTYsImlzcyI6Imh0dHA6Ly9sb2NhbGhvc3Q6MjcwMDkvcmVhbG1zL3ZpdmEifQ.QiYO12bqfPOq0hoGu4kg8PVQJ4aKnkrLulpSrLBdteHra0yTg7dwBEoBMN3Ku7dog4wKhddkhXrL1oAj1AP-I-cL-3XWV2i4WVR0Tmp-2c4sylpcZLPtIa7MnEo8Y_bIp0M8y-0Wi9zo-74Jf6JEdvg_jNH31dfO_eBTAdZwurXuhgMxsmdR1pHoO_2ZhFo1qylimoXWyswLUKAXZa1GPqd4mUT7oi7VbrnDKON9QdV04VI-UeRmOnKQjoEOaO3ndjZaEJ2rKFcrMmm0x2TZUXeAi-rq32Ja6HufrOE1HLMU2AEGzoSeC2h294Mr_TJqTgFZQfJ5vnAjJDTSvtn-9Q', 1),
	('ses_01a21ed52d5771d68c7150c6290eed1f', 'USER', 'usr_01a21ed52d24751c9f6327d5c0b1377c', '01f9714cb85c782a658f0cadca11b5e917d8936003b68afee5908abd2f96dce8', '2026-11-27 21:06:56.983895+00', '2026-11-27 21:06:56.983895+00', '2026-12-04 21:06:56.983895+00', NULL, NULL, 'python-httpx2/2.16.2', 'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IjQzYzc5OTBlLWI2NTEtNGEyMy1hMTNjLTBhNDNlZTUwMDRmMCJ9.eyJzdWIiOiI1YjBmM2M1Mi02ZjBlLTRjMWEtOWE1My0wZDZjMWQxZjBhMDMiLCJyZWFsbV9hY2Nlc3MiOnsicm9sZXMiOlsidml2YS11c2VyIl19LCJuYW1lIjoiTWFyYSBMaW5kdCIsImdpdmVuX25hbWUiOiJNYXJhIiwiZmFtaWx5X25hbWUiOiJMaW5kdCIsInByZWZlcnJlZF91c2VybmFtZSI6Im1hcmFAY29udG9zby5leGFtcGxlIiwiZW1haWwiOiJtYXJhQGNvbnRvc28uZXhhbXBsZSIsImVtYWlsX3ZlcmlmaWVkIjp0cnVlLCJub25jZSI6IlFxd2szSGZCakNhM29jdGl1TWxBNkRwRFpZWU0zWXp3VFJqQllVcWdvZ1UiLCJhdF9oYXNoIjoib0JXbGVPWlJJTEFyN3pCTTcwcm1qdyIsImF1ZCI6InZpdmEtd2ViIiwiZXhwIjoxNzk1ODE0NTE2LCJpYXQiOjE3OTU4MTM2MTYsImlzcyI6Imh0dHA6Ly9sb2NhbGhvc3Q6MjcwMDkvcmVhbG1zL3ZpdmEifQ.FPyKEBXPpUM8YFdWcJ_F5iGIK_dFmbCUP5MP4aLLymytcsZ636dmYjtNiCEYm7V1rh-geqiSV3tH4C1T-Tp7Jf-3pwS5K0V0F0rXDfTZBDhc3NuKGtfWjk62mFtUt_y-Tw26KslKCroUh-LfYEfVJq0qwcrdKHIMmzTnZ8M_-fFShcObcmXRxl93FbxH6lZ2i4leLoGzRV36BVzXU8VaI9KWrjmjD8-e0nuDu0MdREAOmcwCqdOR-eXGFF3Qh_O7o2ZtQfGm0vGIdTbgAWbzB_L0JMkD9Q82t9l4HtBFeDd4qXUK3L0EMKy5VUauWdDcB61bWp0GeOg2ZVFLCFDF3Q', 1),
	('ses_01a21ed54f11740db1b43aa08299fa28', 'USER', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', 'd844a7446b24e5e46cd948ed25393bba42a0e44728023fb1294b6e67498d0e46', '2026-11-27 21:07:05.617242+00', '2026-11-27 21:07:05.617242+00', '2026-12-04 21:07:05.617242+00', NULL, NULL, 'python-httpx2/2.16.2', 'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IjQzYzc5OTBlLWI2NTEtNGEyMy1hMTNjLTBhNDNlZTUwMDRmMCJ9.eyJzdWIiOiI1YjBmM2M1Mi02ZjBlLTRjMWEtOWE1My0wZDZjMWQxZjBhMDEiLCJyZWFsbV9hY2Nlc3MiOnsicm9sZXMiOlsidml2YS11c2VyIl19LCJuYW1lIjoiSGFubmEgUmV5ZXMiLCJnaXZlbl9uYW1lIjoiSGFubmEiLCJmYW1pbHlfbmFtZSI6IlJleWVzIiwicHJlZmVycmVkX3VzZXJuYW1lIjoiaGFubmFAbm9ydGh3aW5kLmV4YW1wbGUiLCJlbWFpbCI6Imhhbm5hQG5vcnRod2luZC5leGFtcGxlIiwiZW1haWxfdmVyaWZpZWQiOnRydWUsIm5vbmNlIjoiNG1LbnFQRE9ycFpFS2FqTlRULTlXOHFIdzFmNnNhTnlMVmlEZlVSeUYtSSIsImF0X2hhc2giOiI1RmJzazBMaV9XWEhkVlBXd3YxVVFnIiwiYXVkIjoidml2YS13ZWIiLCJleHAiOjE3OTU4MTQ1MjUsImlhdCI6MTc5NTgxMzYyNSwiaXNzIjoiaHR0cDovL2xvY2FsaG9zdDoyNzAwOS9yZWFsbXMvdml2YSJ9.ZuJuz6CLY8tz2sfea2WHk-WEtLEifzUuV0J71R94RXJgvRD_vGpLAnBQiJoleDvKA1rM0zKqS1uF24U_mwgDAulSg-jP8uFsLW7P1BXYwnmliYHMKUPbWbbYew0vlNFK8r0d0tapJ1vklVKjQr_HDnqYQboPf1okLjsJ_99uOqW4iS__7LQ8mrg9wYE0x3GL3vmS0rn0oPqmXlsPx4oEo9NV54xC29-OjSuJaIzYECQmY1lPMa4T4WAQSajabdXLZgTOLyYeXaTp3mX-ALWMQJ7ugfIGYtmUzwtZxOmNEG6JcJICYC37Y7cMHxvHjmNAwmpaHOFEoM8uIhgQ06caRw', 1),
	('ses_01a21ed55b9d7667b75cf15a67a8efa7', 'INVITATION', 'inv_01a21ed559e4747794f09412aa3d920f', '4304ac08ff0a7b851ada757bf0c990cd6b545088d7dad110435317591bc59a5c', '2026-11-27 21:07:08.828871+00', '2026-11-27 21:07:08.828871+00', '2026-12-04 21:07:08.828871+00', NULL, NULL, 'python-httpx2/2.16.2', NULL, 1),
	('ses_01a21ed569a4774991b4be1d537f8f19', 'INVITATION', 'inv_01a21ed5684572298f61edf9ff2651b0', '27f025357174c1d44179eedae7e42cf3d40e12f9cdd4d108e6212a3462e21166', '2026-11-27 21:07:12.42039+00', '2026-11-27 21:07:12.42039+00', '2026-12-04 21:07:12.42039+00', NULL, NULL, 'python-httpx2/2.16.2', NULL, 1),
	('ses_01a21ed58a687159bca0cac185551250', 'INVITATION', 'inv_01a21ed5895873ad96a1f705feab2f38', '419817c36291f3c600381cb6c3e13c47df55656992f0fe990a9542266355d5c3', '2026-11-27 21:07:20.808118+00', '2026-11-27 21:07:20.808118+00', '2026-12-04 21:07:20.808118+00', NULL, NULL, 'python-httpx2/2.16.2', NULL, 1),
	('ses_01a21ed595337211925c76ad42c5308f', 'USER', 'usr_01a21ed5952275e184fd99ab652fec07', '8dc0d7eececb7530df9664ffcf9878cb6dbe88c59d9f22dbf1f170bad88b3934', '2026-11-27 21:07:23.571818+00', '2026-11-27 21:07:23.571818+00', '2026-12-04 21:07:23.571818+00', NULL, NULL, 'python-httpx2/2.16.2', 'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IjQzYzc5OTBlLWI2NTEtNGEyMy1hMTNjLTBhNDNlZTUwMDRmMCJ9.eyJzdWIiOiI1YjBmM2M1Mi02ZjBlLTRjMWEtOWE1My0wZDZjMWQxZjBhMDUiLCJyZWFsbV9hY2Nlc3MiOnsicm9sZXMiOlsidml2YS11c2VyIl19LCJuYW1lIjoiTm9vciBIYWRkYWQiLCJnaXZlbl9uYW1lIjoiTm9vciIsImZhbWlseV9uYW1lIjoiSGFkZGFkIiwicHJlZmVycmVkX3VzZXJuYW1lIjoibm9vckBuZXdjb21lci5leGFtcGxlIiwiZW1haWwiOiJub29yQG5ld2NvbWVyLmV4YW1wbGUiLCJlbWFpbF92ZXJpZmllZCI6dHJ1ZSwibm9uY2UiOiJxd1JXZ3pWWVhsNkxOeVFKVXV0VjJfQ2dyTWpxZUtLa3E4U3Y3dmZkMEdvIiwiYXRfaGFzaCI6IkpCeDhoQ2hka1h4Wm5XWHNtaDkxOHciLCJhdWQiOiJ2aXZhLXdlYiIsImV4cCI6MTc5NTgxNDU0MywiaWF0IjoxNzk1ODEzNjQzLCJpc3MiOiJodHRwOi8vbG9jYWxob3N0OjI3MDA5L3JlYWxtcy92aXZhIn0.Hdzfht0Kr7CG_G30J2VJlC_nsoz1fceOdzTcScmfaLQoKbt5rDl9eImJaSLtN5D1B1j2Ed2sfRzVw2JWumumgdyaSuNHHREdqrpH_wb-jRHwzKxsyJS8bK2wgJEWeo8td51dfVqHepRumyu7x3wpvSwbU_LZnqNnBD5bM6iNLa9c_LeF1nUI3Gw8dgRE9PkBHXhM9pGQOmJE2WkdiS1TcrmouGQXEePgejmTDxCzALuTt8z85M0F2crllLz_VW8VLh1XTlxzLeCmvyjrUT0DJFHMTyTw_1cMgj4SIqICsMCTafQlx8aoz4ZkrfC-c6mxZNbPxFGF-UHtVGzRauSq2Q', 1),
	('ses_01a21ed5ab9774658294bafc11ddcb26', 'USER', 'usr_01a21ed52cef726cb4138907ffa6f3ff', '636fffc8706876f95e789a2f3f493e5cf4cbe9786a12782214f86a78c72d7945', '2026-11-27 21:07:29.303313+00', '2026-11-27 21:07:29.303313+00', '2026-12-04 21:07:29.303313+00', NULL, NULL, 'python-httpx2/2.16.2', 'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IjQzYzc5OTBlLWI2NTEtNGEyMy1hMTNjLTBhNDNlZTUwMDRmMCJ9.eyJzdWIiOiI1YjBmM2M1Mi02ZjBlLTRjMWEtOWE1My0wZDZjMWQxZjBhMDIiLCJyZWFsbV9hY2Nlc3MiOnsicm9sZXMiOlsidml2YS11c2VyIl19LCJuYW1lIjoiQmVuIE9rYWZvciIsImdpdmVuX25hbWUiOiJCZW4iLCJmYW1pbHlfbmFtZSI6Ik9rYWZvciIsInByZWZlcnJlZF91c2VybmFtZSI6ImJlbkBub3J0aHdpbmQuZXhhbXBsZSIsImVtYWlsIjoiYmVuQG5vcnRod2luZC5leGFtcGxlIiwiZW1haWxfdmVyaWZpZWQiOnRydWUsIm5vbmNlIjoiYXI4UGw5VS1lUXZHWVNjOHdIbWZKM1J2azhYNWJFT0FBdXFnT3BvV1Z3ZyIsImF0X2hhc2giOiJHVjFodVJ6Y2h1S2FRMnlwVGNiRjF3IiwiYXVkIjoidml2YS13ZWIiLCJleHAiOjE3OTU4MTQ1NDksImlhdCI6MTc5NTgxMzY0OSwiaXNzIjoiaHR0cDovL2xvY2FsaG9zdDoyNzAwOS9yZWFsbXMvdml2YSJ9.kI8rcItQ2muWpzU-VV5gZjdw7UbXdtWYnMVvH-qasmWGejnj-whrPPauaIpG1sQMJHM4ZkmhLWxKriJ9WXqn8nNjrMYpiJuT1MbJAASnbSQo3oEv_aKngZshaZArJ9DPCCK2Wf1i9JbgdEGU0-x_QTAzP1ktW0C-L6bCsQAzPMC3GxQecjY_kt1215p8dSu-LE7ezo_Q09TXTCZm9JoRKWi61aSp7alHUbie88Drn8r6_a5G7W1CNrh8rupVVJRbz5JXijKeIs0m3_Eex8I4uScaIVtwm1IIZLS3IQdwytcPIrNlLA_d6W7sGUeLv0wYefgHgGUcAQMub3HgL63ZcQ', 1),
	('ses_01a21ed5a983761cb15ba1218b9c904a', 'USER', 'usr_01a21ed52d24751c9f6327d5c0b1377c', 'd58d9f5e92b17deacf471be57705930490beb01e343d1fb76485715c4c8631fb', '2026-11-27 21:07:28.771926+00', '2026-11-27 21:07:28.771926+00', '2026-12-04 21:07:28.771926+00', NULL, NULL, 'python-httpx2/2.16.2', 'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IjQzYzc5OTBlLWI2NTEtNGEyMy1hMTNjLTBhNDNlZTUwMDRmMCJ9.eyJzdWIiOiI1YjBmM2M1Mi02ZjBlLTRjMWEtOWE1My0wZDZjMWQxZjBhMDMiLCJyZWFsbV9hY2Nlc3MiOnsicm9sZXMiOlsidml2YS11c2VyIl19LCJuYW1lIjoiTWFyYSBMaW5kdCIsImdpdmVuX25hbWUiOiJNYXJhIiwiZmFtaWx5X25hbWUiOiJMaW5kdCIsInByZWZlcnJlZF91c2VybmFtZSI6Im1hcmFAY29udG9zby5leGFtcGxlIiwiZW1haWwiOiJtYXJhQGNvbnRvc28uZXhhbXBsZSIsImVtYWlsX3ZlcmlmaWVkIjp0cnVlLCJub25jZSI6ImRCN2Rra3Z4U3VOTGJwSXliTlA5RURVT2FVVlNRaGVxRUtsRFM0eXJibTgiLCJhdF9oYXNoIjoidS1BaGpXQ1FBZTd6OXVpRDNkbU1IQSIsImF1ZCI6InZpdmEtd2ViIiwiZXhwIjoxNzk1ODE0NTQ4LCJpYXQiOjE3OTU4MTM2NDgsImlzcyI6Imh0dHA6Ly9sb2NhbGhvc3Q6MjcwMDkvcmVhbG1zL3ZpdmEifQ.SU_8MKLpnBpCgryUGaa1g1Eg-IBxsXSci-QrRs0TLxPqg4BjMTVfEDBJtl6QGQB1HotXrrC8d_oM6Ry_LwQIhjteEOB8VnyZrbxnhYfgfcxuL_1gLBjfn-UqspMQuAKSf7Y_u4XgsgUau4_U3VyuvLBsu2s1ktFICcgqtL5XF6jreQfmtT4912fvBrvkel8ExG7_1N0WrEp0mYk4XvsmpDbrbGIA8OJ-8J6lEB0qJ1ym113TyjjD_bk27_q1jSR-iYnZFAWRl9AP9zpVGLmjaAP28_3SYnomgvuoSdPtLoOZNNLamfrhS6nliVXddLc7reaxyCC15yQlEdFpO3BPsQ', 1);

INSERT INTO public.user_access VALUES
	('usr_01a21ed52cfb7605818f7f2a00088ddb', 'ACTIVE', '{ADMIN}'),
	('usr_01a21ed52d1271c2a82de3ee0f4cc6da', 'ACTIVE', '{HR}'),
	('usr_01a21ed52cef726cb4138907ffa6f3ff', 'ACTIVE', '{HR}'),
	('usr_01a21ed52d24751c9f6327d5c0b1377c', 'ACTIVE', '{HR}'),
	('usr_01a21ed5952275e184fd99ab652fec07', 'ACTIVE', '{HR}');

SELECT pg_catalog.setval('public.outbox_position_seq', 13, true);

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

ALTER TABLE ONLY public.broker_topics
    ADD CONSTRAINT broker_topics_pkey PRIMARY KEY (topic);

ALTER TABLE ONLY public.change_counters
    ADD CONSTRAINT change_counters_pkey PRIMARY KEY (subject);

ALTER TABLE ONLY public.changes
    ADD CONSTRAINT changes_pkey PRIMARY KEY (subject, sequence);

ALTER TABLE ONLY public.dead_letters
    ADD CONSTRAINT dead_letters_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (caller, key);

ALTER TABLE ONLY public.identities
    ADD CONSTRAINT identities_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_pkey PRIMARY KEY (user_id, company_id);

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_event_id_key UNIQUE (event_id);

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY public.pending_sign_ins
    ADD CONSTRAINT pending_sign_ins_pkey PRIMARY KEY (state_hash);

ALTER TABLE ONLY public.processed_events
    ADD CONSTRAINT processed_events_pkey PRIMARY KEY (event_id);

ALTER TABLE ONLY public.sagas
    ADD CONSTRAINT sagas_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.user_access
    ADD CONSTRAINT user_access_pkey PRIMARY KEY (user_id);

CREATE INDEX changes_at ON public.changes USING btree (at);

CREATE INDEX dead_letters_aggregate ON public.dead_letters USING btree (aggregate_id);

CREATE INDEX dead_letters_at ON public.dead_letters USING btree (dead_at);

CREATE UNIQUE INDEX dead_letters_event ON public.dead_letters USING btree (event_id) WHERE (event_id IS NOT NULL);

CREATE INDEX idempotency_keys_at ON public.idempotency_keys USING btree (created_at);

CREATE UNIQUE INDEX identities_person ON public.identities USING btree (issuer, subject);

CREATE INDEX jobs_due ON public.jobs USING btree (run_at) WHERE ((status)::text = 'PENDING'::text);

CREATE INDEX jobs_finished_at ON public.jobs USING btree (finished_at) WHERE (finished_at IS NOT NULL);

CREATE UNIQUE INDEX jobs_unfinished ON public.jobs USING btree (kind, subject_id) WHERE ((status)::text = 'PENDING'::text);

CREATE INDEX outbox_published_at ON public.outbox USING btree (published_at) WHERE (published_at IS NOT NULL);

CREATE INDEX outbox_unpublished ON public.outbox USING btree ("position") WHERE (published_at IS NULL);

CREATE INDEX pending_sign_ins_expires_at ON public.pending_sign_ins USING btree (expires_at);

CREATE INDEX processed_events_at ON public.processed_events USING btree (processed_at);

CREATE INDEX sessions_expires_at ON public.sessions USING btree (expires_at);

CREATE INDEX sessions_not_ended ON public.sessions USING btree (subject) WHERE (ended_at IS NULL);

