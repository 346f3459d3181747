
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

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
        BEGIN
          RAISE EXCEPTION 'template versions never change';
        END $$;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);

CREATE TABLE public.answerings (
    invitation_id character varying(40) NOT NULL,
    question_id character varying(40) NOT NULL,
    shown_at timestamp with time zone NOT NULL,
    draft_text text,
    draft_option_ids character varying(40)[] NOT NULL,
    draft_saved_at timestamp with time zone
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
    name text NOT NULL
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

CREATE TABLE public.invitations (
    id character varying(40) NOT NULL,
    template_id character varying(40) NOT NULL,
    template_version_id character varying(40) NOT NULL,
    tenant character varying(40) NOT NULL,
    hr_id character varying(40) NOT NULL,
    company_id character varying(40),
    candidate_name character varying(200) NOT NULL,
    candidate_email character varying(254) NOT NULL,
    candidate_id character varying(40),
    external_id character varying(200),
    status character varying(20) NOT NULL,
    generation integer NOT NULL,
    question_order character varying(40)[] NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    completed_at timestamp with time zone,
    consent character varying(20),
    consent_text_version character varying(40),
    consent_at timestamp with time zone,
    result_status character varying(20) NOT NULL,
    overall_score integer,
    recommendation character varying(20),
    borderline boolean NOT NULL,
    engine text,
    is_preview boolean NOT NULL,
    summary text,
    result_completed_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version integer NOT NULL
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
    company_id character varying(40) NOT NULL,
    user_id character varying(40) NOT NULL,
    active boolean NOT NULL
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

CREATE TABLE public.people (
    id character varying(40) NOT NULL,
    full_name text NOT NULL,
    email text NOT NULL,
    status character varying(20) NOT NULL
);

CREATE TABLE public.processed_events (
    event_id character varying(200) NOT NULL,
    processed_at timestamp with time zone NOT NULL
);

CREATE TABLE public.questions (
    id character varying(40) NOT NULL,
    template_id character varying(40) NOT NULL,
    "position" integer NOT NULL,
    content jsonb NOT NULL
);

CREATE TABLE public.responses (
    id character varying(40) NOT NULL,
    invitation_id character varying(40) NOT NULL,
    question_id character varying(40) NOT NULL,
    type character varying(20) NOT NULL,
    text text,
    chosen_option_ids character varying(40)[] NOT NULL,
    shown_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone NOT NULL
);

CREATE TABLE public.reviews (
    id character varying(40) NOT NULL,
    invitation_id character varying(40) NOT NULL,
    reviewer_id character varying(40) NOT NULL,
    score integer,
    decision character varying(20),
    reason text,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE public.template_versions (
    id character varying(40) NOT NULL,
    template_id character varying(40) NOT NULL,
    number integer NOT NULL,
    title character varying(200) NOT NULL,
    content jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.templates (
    id character varying(40) NOT NULL,
    title character varying(200) NOT NULL,
    description text NOT NULL,
    role_title character varying(200) NOT NULL,
    status character varying(20) NOT NULL,
    owner_id character varying(40) NOT NULL,
    company_id character varying(40),
    settings jsonb NOT NULL,
    version_id character varying(40) NOT NULL,
    version_number integer NOT NULL,
    published_at timestamp with time zone,
    archived_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version integer NOT NULL
);

INSERT INTO public.alembic_version VALUES
	('ec40cabf566c');

INSERT INTO public.answerings VALUES
	('inv_01a21ed559e4747794f09412aa3d920f', 'qst_01a21ed5522972569a57b01170ae2b0a', '2026-11-27 21:07:10.53598+00', NULL, '{}', NULL),
	('inv_01a21ed559e4747794f09412aa3d920f', 'qst_01a21ed5538275f39085d54cb1c05424', '2026-11-27 21:07:11.396935+00', 'Half a thought about Fri', '{}', '2026-11-27 21:07:11.736722+00'),
	('inv_01a21ed5684572298f61edf9ff2651b0', 'qst_01a21ed5522972569a57b01170ae2b0a', '2026-11-27 21:07:13.265437+00', NULL, '{}', NULL),
	('inv_01a21ed5684572298f61edf9ff2651b0', 'qst_01a21ed5538275f39085d54cb1c05424', '2026-11-27 21:07:14.048237+00', NULL, '{}', NULL),
	('inv_01a21ed5895873ad96a1f705feab2f38', 'qst_01a21ed5522972569a57b01170ae2b0a', '2026-11-27 21:07:21.548312+00', NULL, '{}', NULL),
	('inv_01a21ed5895873ad96a1f705feab2f38', 'qst_01a21ed5538275f39085d54cb1c05424', '2026-11-27 21:07:22.07547+00', NULL, '{}', NULL);

INSERT INTO public.broker_topics VALUES
	('interview-events', 'AaIe1PUAe3GcnmatrjFHNQ', '2026-11-27 21:06:43.125608+00');

INSERT INTO public.change_counters VALUES
	('cmp_01a21ed54629725786a22faf6e1f6209', 19),
	('usr_01a21ed5952275e184fd99ab652fec07', 1);

INSERT INTO public.changes VALUES
	('cmp_01a21ed54629725786a22faf6e1f6209', 1, 'evt_01a21ed55821712f955a8ba1bd30a9ba', 'CREATED', 'inv_01a21ed5577d7476ab3c7a2a96e272cc', '{}', '2026-11-27 21:07:07.93759+00'),
	('cmp_01a21ed54629725786a22faf6e1f6209', 2, 'evt_01a21ed55a0c7269a155705573fef007', 'CREATED', 'inv_01a21ed559e4747794f09412aa3d920f', '{}', '2026-11-27 21:07:08.428588+00'),
	('cmp_01a21ed54629725786a22faf6e1f6209', 3, 'evt_01a21ed5603176e39cf388f225037923', 'STARTED', 'inv_01a21ed559e4747794f09412aa3d920f', '{}', '2026-11-27 21:07:10.001643+00'),
	('cmp_01a21ed54629725786a22faf6e1f6209', 4, 'evt_01a21ed5642f767cba96a2ddb8db468d', 'PROGRESSED', 'inv_01a21ed559e4747794f09412aa3d920f', '{}', '2026-11-27 21:07:11.023967+00'),
	('cmp_01a21ed54629725786a22faf6e1f6209', 5, 'evt_01a21ed5685672bb81b84731027d0e07', 'CREATED', 'inv_01a21ed5684572298f61edf9ff2651b0', '{}', '2026-11-27 21:07:12.086192+00'),
	('cmp_01a21ed54629725786a22faf6e1f6209', 6, 'evt_01a21ed56b97778eae2a8650fe5cca71', 'STARTED', 'inv_01a21ed5684572298f61edf9ff2651b0', '{}', '2026-11-27 21:07:12.919496+00'),
	('cmp_01a21ed54629725786a22faf6e1f6209', 7, 'evt_01a21ed56ecf738d8183234143ddd97c', 'PROGRESSED', 'inv_01a21ed5684572298f61edf9ff2651b0', '{}', '2026-11-27 21:07:13.743391+00'),
	('cmp_01a21ed54629725786a22faf6e1f6209', 8, 'evt_01a21ed571b9752b9952db5ee9651d0e', 'PROGRESSED', 'inv_01a21ed5684572298f61edf9ff2651b0', '{}', '2026-11-27 21:07:14.489328+00'),
	('cmp_01a21ed54629725786a22faf6e1f6209', 9, 'evt_01a21ed5732b77a3acf6a235b97d62cc', 'COMPLETED', 'inv_01a21ed5684572298f61edf9ff2651b0', '{}', '2026-11-27 21:07:14.859886+00'),
	('cmp_01a21ed54629725786a22faf6e1f6209', 10, 'evt_01a21ed57e0876ebb8ca51f70f01cf1c', 'RESULT_CHANGED', 'inv_01a21ed5684572298f61edf9ff2651b0', '{}', '2026-11-27 21:07:17.640722+00'),
	('cmp_01a21ed54629725786a22faf6e1f6209', 11, 'evt_01a21ed5828574498e4ae075d1c909d8', 'REVIEWED', 'inv_01a21ed5684572298f61edf9ff2651b0', '{}', '2026-11-27 21:07:18.7898+00'),
	('cmp_01a21ed54629725786a22faf6e1f6209', 12, 'evt_01a21ed5844e72738ae298e8c2c2bc47', 'CREATED', 'inv_01a21ed5843870bbaf95091c53d3f9b4', '{}', '2026-11-27 21:07:19.246643+00'),
	('cmp_01a21ed54629725786a22faf6e1f6209', 13, 'evt_01a21ed5862a7637ad5b12aa970facfe', 'REVOKED', 'inv_01a21ed5843870bbaf95091c53d3f9b4', '{}', '2026-11-27 21:07:19.722828+00'),
	('cmp_01a21ed54629725786a22faf6e1f6209', 14, 'evt_01a21ed5882b7138ba15d02fb9706fa9', 'CREATED', 'inv_01a21ed5881470d4bedbbf12cf0f8837', '{}', '2026-11-27 21:07:20.235538+00'),
	('cmp_01a21ed54629725786a22faf6e1f6209', 15, 'evt_01a21ed5896572deb7a4a3e90a5dcce4', 'CREATED', 'inv_01a21ed5895873ad96a1f705feab2f38', '{}', '2026-11-27 21:07:20.549429+00'),
	('cmp_01a21ed54629725786a22faf6e1f6209', 16, 'evt_01a21ed58c3d7021a621865d90747e24', 'STARTED', 'inv_01a21ed5895873ad96a1f705feab2f38', '{}', '2026-11-27 21:07:21.277896+00'),
	('cmp_01a21ed54629725786a22faf6e1f6209', 17, 'evt_01a21ed58e7d743794e4d7000d1a504e', 'PROGRESSED', 'inv_01a21ed5895873ad96a1f705feab2f38', '{}', '2026-11-27 21:07:21.853288+00'),
	('cmp_01a21ed54629725786a22faf6e1f6209', 18, 'evt_01a21ed590467442b2f027f1ed10368a', 'PROGRESSED', 'inv_01a21ed5895873ad96a1f705feab2f38', '{}', '2026-11-27 21:07:22.310862+00'),
	('cmp_01a21ed54629725786a22faf6e1f6209', 19, 'evt_01a21ed5917e70688594d703798dce94', 'COMPLETED', 'inv_01a21ed5895873ad96a1f705feab2f38', '{}', '2026-11-27 21:07:22.622702+00'),
	('usr_01a21ed5952275e184fd99ab652fec07', 1, 'evt_01a21ed5a7947665bc92c71fcf1b2567', 'CREATED', 'inv_01a21ed5a788723495f680bcbe3458d3', '{}', '2026-11-27 21:07:28.276386+00');

INSERT INTO public.companies VALUES
	('cmp_01a21ed54629725786a22faf6e1f6209', 'Northwind Labs'),
	('cmp_01a21ed54641764c9e34fec1d61dfc6c', 'Contoso Health');

INSERT INTO public.invitations VALUES
	('inv_01a21ed5577d7476ab3c7a2a96e272cc', 'tpl_01a21ed550677741852acf53f0b17848', 'tpv_01a21ed550677741852acf546153460c', 'cmp_01a21ed54629725786a22faf6e1f6209', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', 'cmp_01a21ed54629725786a22faf6e1f6209', 'Penny Pending', 'penny.pending@example.com', NULL, NULL, 'PENDING', 1, '{qst_01a21ed5522972569a57b01170ae2b0a,qst_01a21ed5538275f39085d54cb1c05424}', '2026-12-04 21:07:07.773254+00', NULL, NULL, NULL, NULL, NULL, 'NONE', NULL, NULL, false, NULL, false, NULL, NULL, '2026-11-27 21:07:07.773254+00', '2026-11-27 21:07:07.773254+00', 1),
	('inv_01a21ed5684572298f61edf9ff2651b0', 'tpl_01a21ed550677741852acf53f0b17848', 'tpv_01a21ed550677741852acf546153460c', 'cmp_01a21ed54629725786a22faf6e1f6209', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', 'cmp_01a21ed54629725786a22faf6e1f6209', 'Dora Done', 'dora.done@example.com', NULL, NULL, 'COMPLETED', 1, '{qst_01a21ed5522972569a57b01170ae2b0a,qst_01a21ed5538275f39085d54cb1c05424}', '2026-12-04 21:07:12.069496+00', '2026-11-27 21:07:12.891249+00', '2026-11-27 21:07:14.836326+00', 'AI', '2026-11-01', '2026-11-27 21:07:12.891249+00', 'COMPLETED', 49, 'REJECT', false, 'offline-text-measures', true, '2 of 2 questions scored, 49 of 100 in all. Strongest: “Tell us about an outage you helped to end. What did you do first, and why?” (61). Weakest: “How do you decide whether a change may go out on a Friday?” (36). By criterion: highest in relevance (2.5 of 4), lowest in completeness (1.5).', '2026-11-27 21:07:15.743498+00', '2026-11-27 21:07:12.069496+00', '2026-11-27 21:07:18.728557+00', 9),
	('inv_01a21ed559e4747794f09412aa3d920f', 'tpl_01a21ed550677741852acf53f0b17848', 'tpv_01a21ed550677741852acf546153460c', 'cmp_01a21ed54629725786a22faf6e1f6209', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', 'cmp_01a21ed54629725786a22faf6e1f6209', 'Stan Started', 'stan.started@example.com', NULL, NULL, 'STARTED', 1, '{qst_01a21ed5522972569a57b01170ae2b0a,qst_01a21ed5538275f39085d54cb1c05424}', '2026-12-04 21:07:08.389019+00', '2026-11-27 21:07:09.932801+00', NULL, 'AI', '2026-11-01', '2026-11-27 21:07:09.932801+00', 'NONE', NULL, NULL, false, NULL, false, NULL, NULL, '2026-11-27 21:07:08.389019+00', '2026-11-27 21:07:10.994104+00', 6),
	('inv_01a21ed5843870bbaf95091c53d3f9b4', 'tpl_01a21ed550677741852acf53f0b17848', 'tpv_01a21ed550677741852acf546153460c', 'cmp_01a21ed54629725786a22faf6e1f6209', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', 'cmp_01a21ed54629725786a22faf6e1f6209', 'Rita Revoked', 'rita.revoked@example.com', NULL, NULL, 'REVOKED', 2, '{qst_01a21ed5522972569a57b01170ae2b0a,qst_01a21ed5538275f39085d54cb1c05424}', '2026-12-04 21:07:19.224825+00', NULL, NULL, NULL, NULL, NULL, 'NONE', NULL, NULL, false, NULL, false, NULL, NULL, '2026-11-27 21:07:19.224825+00', '2026-11-27 21:07:19.695165+00', 2),
	('inv_01a21ed5881470d4bedbbf12cf0f8837', 'tpl_01a21ed550677741852acf53f0b17848', 'tpv_01a21ed550677741852acf546153460c', 'cmp_01a21ed54629725786a22faf6e1f6209', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', 'cmp_01a21ed54629725786a22faf6e1f6209', 'Zoë Decomposed', 'zoë.decomposed@example.com', NULL, NULL, 'PENDING', 1, '{qst_01a21ed5522972569a57b01170ae2b0a,qst_01a21ed5538275f39085d54cb1c05424}', '2026-12-04 21:07:20.212531+00', NULL, NULL, NULL, NULL, NULL, 'NONE', NULL, NULL, false, NULL, false, NULL, NULL, '2026-11-27 21:07:20.212531+00', '2026-11-27 21:07:20.212531+00', 1),
	('inv_01a21ed5a788723495f680bcbe3458d3', 'tpl_01a21ed5a2ea705da211de507750a10b', 'tpv_01a21ed5a2ea705da211de513fb6f803', 'usr_01a21ed5952275e184fd99ab652fec07', 'usr_01a21ed5952275e184fd99ab652fec07', NULL, 'Nia Noors', 'nia.noors@example.com', NULL, NULL, 'PENDING', 1, '{qst_01a21ed5a3d7741c80c3dfeb0110358c,qst_01a21ed5a4d571c9b69c4a89ffafef82}', '2026-12-04 21:07:28.264714+00', NULL, NULL, NULL, NULL, NULL, 'NONE', NULL, NULL, false, NULL, false, NULL, NULL, '2026-11-27 21:07:28.264714+00', '2026-11-27 21:07:28.264714+00', 1),
	('inv_01a21ed5895873ad96a1f705feab2f38', 'tpl_01a21ed550677741852acf53f0b17848', 'tpv_01a21ed550677741852acf546153460c', 'cmp_01a21ed54629725786a22faf6e1f6209', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', 'cmp_01a21ed54629725786a22faf6e1f6209', 'Paul People', 'paul.people@example.com', NULL, NULL, 'COMPLETED', 1, '{qst_01a21ed5522972569a57b01170ae2b0a,qst_01a21ed5538275f39085d54cb1c05424}', '2026-12-04 21:07:20.53631+00', '2026-11-27 21:07:21.258709+00', '2026-11-27 21:07:22.604965+00', 'PEOPLE_ONLY', '2026-11-01', '2026-11-27 21:07:21.258709+00', 'WITHHELD', NULL, NULL, false, NULL, false, NULL, NULL, '2026-11-27 21:07:20.53631+00', '2026-11-27 21:07:22.604965+00', 7);

INSERT INTO public.jobs VALUES
	('job_01a21ed557ec74de9342f7a2694b77ad', 'expire_invitation', 'inv_01a21ed5577d7476ab3c7a2a96e272cc@2026-12-04T21:07:07.773254+00:00', '{"invitationId": "inv_01a21ed5577d7476ab3c7a2a96e272cc"}', 'PENDING', 0, NULL, NULL, 'd551847898af4b88b969a03d3f85dda5', NULL, '2026-12-04 21:07:07.773254+00', NULL, NULL, '2026-11-27 21:07:07.884486+00', NULL),
	('job_01a21ed559fb76e6ab9569e73f0c1daa', 'expire_invitation', 'inv_01a21ed559e4747794f09412aa3d920f@2026-12-04T21:07:08.389019+00:00', '{"invitationId": "inv_01a21ed559e4747794f09412aa3d920f"}', 'PENDING', 0, NULL, NULL, 'c39ff14870ce4d84a32700816095afb5', NULL, '2026-12-04 21:07:08.389019+00', NULL, NULL, '2026-11-27 21:07:08.411961+00', NULL),
	('job_01a21ed56036717b9627d387e4595b33', 'expire_invitation', 'inv_01a21ed559e4747794f09412aa3d920f@2026-12-04T21:07:23.389019+00:00', '{"invitationId": "inv_01a21ed559e4747794f09412aa3d920f"}', 'PENDING', 0, NULL, NULL, '90aea2ca778a49abbfc8da1bd57bb639', NULL, '2026-12-04 21:07:23.389019+00', NULL, NULL, '2026-11-27 21:07:10.006898+00', NULL),
	('job_01a21ed5684e7051b78a169533c6f866', 'expire_invitation', 'inv_01a21ed5684572298f61edf9ff2651b0@2026-12-04T21:07:12.069496+00:00', '{"invitationId": "inv_01a21ed5684572298f61edf9ff2651b0"}', 'PENDING', 0, NULL, NULL, 'a25bd3f1be9247eeb06a535af2640697', NULL, '2026-12-04 21:07:12.069496+00', NULL, NULL, '2026-11-27 21:07:12.078381+00', NULL),
	('job_01a21ed56b9e767ba78e7979062c4ed4', 'expire_invitation', 'inv_01a21ed5684572298f61edf9ff2651b0@2026-12-04T21:07:27.069496+00:00', '{"invitationId": "inv_01a21ed5684572298f61edf9ff2651b0"}', 'PENDING', 0, NULL, NULL, '38548d6e9905446d8fb5d1011fc82449', NULL, '2026-12-04 21:07:27.069496+00', NULL, NULL, '2026-11-27 21:07:12.926936+00', NULL),
	('job_01a21ed5844276fbb2e8e649bfcabdbd', 'expire_invitation', 'inv_01a21ed5843870bbaf95091c53d3f9b4@2026-12-04T21:07:19.224825+00:00', '{"invitationId": "inv_01a21ed5843870bbaf95091c53d3f9b4"}', 'PENDING', 0, NULL, NULL, '3fb3e6ba2ba849a084b8764dcc18b515', NULL, '2026-12-04 21:07:19.224825+00', NULL, NULL, '2026-11-27 21:07:19.234951+00', NULL),
	('job_01a21ed5881e70b997e518953c558298', 'expire_invitation', 'inv_01a21ed5881470d4bedbbf12cf0f8837@2026-12-04T21:07:20.212531+00:00', '{"invitationId": "inv_01a21ed5881470d4bedbbf12cf0f8837"}', 'PENDING', 0, NULL, NULL, 'f0c1669374db46c0a7bcb5e82207353c', NULL, '2026-12-04 21:07:20.212531+00', NULL, NULL, '2026-11-27 21:07:20.222772+00', NULL),
	('job_01a21ed5895f70aca822d02c268e11ef', 'expire_invitation', 'inv_01a21ed5895873ad96a1f705feab2f38@2026-12-04T21:07:20.536310+00:00', '{"invitationId": "inv_01a21ed5895873ad96a1f705feab2f38"}', 'PENDING', 0, NULL, NULL, '99990cf992c1429bba7f7d84fac6ec1a', NULL, '2026-12-04 21:07:20.53631+00', NULL, NULL, '2026-11-27 21:07:20.543442+00', NULL),
	('job_01a21ed58c4372368fce31632e50c1ec', 'expire_invitation', 'inv_01a21ed5895873ad96a1f705feab2f38@2026-12-04T21:07:35.536310+00:00', '{"invitationId": "inv_01a21ed5895873ad96a1f705feab2f38"}', 'PENDING', 0, NULL, NULL, 'f87b4a0ac5714570acd457870ee586d3', NULL, '2026-12-04 21:07:35.53631+00', NULL, NULL, '2026-11-27 21:07:21.283126+00', NULL),
	('job_01a21ed5a78f723f8206a753835e8d7e', 'expire_invitation', 'inv_01a21ed5a788723495f680bcbe3458d3@2026-12-04T21:07:28.264714+00:00', '{"invitationId": "inv_01a21ed5a788723495f680bcbe3458d3"}', 'PENDING', 0, NULL, NULL, 'f0eed69df78041aaaf689e414a053d1d', NULL, '2026-12-04 21:07:28.264714+00', NULL, NULL, '2026-11-27 21:07:28.271766+00', NULL);

INSERT INTO public.memberships VALUES
	('cmp_01a21ed54629725786a22faf6e1f6209', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', true),
	('cmp_01a21ed54641764c9e34fec1d61dfc6c', 'usr_01a21ed52d24751c9f6327d5c0b1377c', true),
	('cmp_01a21ed54629725786a22faf6e1f6209', 'usr_01a21ed52cef726cb4138907ffa6f3ff', true);

INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES
	(1, 'evt_01a21ed550a277aba358eea69d0741ed', 'template.created', 'interview-events', 'tpl_01a21ed550677741852acf53f0b17848', 48, '{"eventId":"evt_01a21ed550a277aba358eea69d0741ed","eventType":"template.created","version":1,"timestamp":"2026-11-27T21:07:06.018735Z","source":"interviews","aggregateId":"tpl_01a21ed550677741852acf53f0b17848","payload":{"templateId":"tpl_01a21ed550677741852acf53f0b17848","ownerId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","companyId":"cmp_01a21ed54629725786a22faf6e1f6209","title":"Restarts"}}', '23f452a9c72349ad93f71871231c042e', NULL, '2026-11-27 21:07:06.018735+00', '2026-11-27 21:07:06.666418+00'),
	(2, 'evt_01a21ed5557f71bfb354c936cb788a57', 'template.published', 'interview-events', 'tpl_01a21ed550677741852acf53f0b17848', 48, '{"eventId":"evt_01a21ed5557f71bfb354c936cb788a57","eventType":"template.published","version":1,"timestamp":"2026-11-27T21:07:07.263445Z","source":"interviews","aggregateId":"tpl_01a21ed550677741852acf53f0b17848","payload":{"templateId":"tpl_01a21ed550677741852acf53f0b17848","ownerId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","companyId":"cmp_01a21ed54629725786a22faf6e1f6209","title":"Restarts","templateVersionId":"tpv_01a21ed550677741852acf546153460c"}}', '8d513346c3144321b2fb09766f5cc687', NULL, '2026-11-27 21:07:07.263445+00', '2026-11-27 21:07:07.308852+00'),
	(3, 'evt_01a21ed5583076838374757526fcc56b', 'invitation.created', 'interview-events', 'inv_01a21ed5577d7476ab3c7a2a96e272cc', 4, '{"eventId":"evt_01a21ed5583076838374757526fcc56b","eventType":"invitation.created","version":1,"timestamp":"2026-11-27T21:07:07.952501Z","source":"interviews","aggregateId":"inv_01a21ed5577d7476ab3c7a2a96e272cc","payload":{"invitationId":"inv_01a21ed5577d7476ab3c7a2a96e272cc","templateId":"tpl_01a21ed550677741852acf53f0b17848","templateVersionId":"tpv_01a21ed550677741852acf546153460c","templateTitle":"Restarts","candidateId":null,"candidateEmail":"penny.pending@example.com","candidateName":"Penny Pending","hrId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","companyId":"cmp_01a21ed54629725786a22faf6e1f6209","expiresAt":"2026-12-04T21:07:07.773254Z"}}', 'd551847898af4b88b969a03d3f85dda5', NULL, '2026-11-27 21:07:07.952501+00', '2026-11-27 21:07:08.008633+00'),
	(4, 'evt_01a21ed55a14740385a087a8e16fa704', 'invitation.created', 'interview-events', 'inv_01a21ed559e4747794f09412aa3d920f', 12, '{"eventId":"evt_01a21ed55a14740385a087a8e16fa704","eventType":"invitation.created","version":1,"timestamp":"2026-11-27T21:07:08.436973Z","source":"interviews","aggregateId":"inv_01a21ed559e4747794f09412aa3d920f","payload":{"invitationId":"inv_01a21ed559e4747794f09412aa3d920f","templateId":"tpl_01a21ed550677741852acf53f0b17848","templateVersionId":"tpv_01a21ed550677741852acf546153460c","templateTitle":"Restarts","candidateId":null,"candidateEmail":"stan.started@example.com","candidateName":"Stan Started","hrId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","companyId":"cmp_01a21ed54629725786a22faf6e1f6209","expiresAt":"2026-12-04T21:07:08.389019Z"}}', 'c39ff14870ce4d84a32700816095afb5', NULL, '2026-11-27 21:07:08.436973+00', '2026-11-27 21:07:08.502066+00'),
	(5, 'evt_01a21ed5603d75bb97e6f68b0de6b861', 'invitation.started', 'interview-events', 'inv_01a21ed559e4747794f09412aa3d920f', 12, '{"eventId":"evt_01a21ed5603d75bb97e6f68b0de6b861","eventType":"invitation.started","version":1,"timestamp":"2026-11-27T21:07:10.013460Z","source":"interviews","aggregateId":"inv_01a21ed559e4747794f09412aa3d920f","payload":{"invitationId":"inv_01a21ed559e4747794f09412aa3d920f","hrId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","companyId":"cmp_01a21ed54629725786a22faf6e1f6209","consent":"AI","startedAt":"2026-11-27T21:07:09.932801Z"}}', '90aea2ca778a49abbfc8da1bd57bb639', NULL, '2026-11-27 21:07:10.01346+00', '2026-11-27 21:07:10.09165+00'),
	(6, 'evt_01a21ed56436742ab145948a0f1bbd03', 'response.submitted', 'interview-events', 'inv_01a21ed559e4747794f09412aa3d920f', 12, '{"eventId":"evt_01a21ed56436742ab145948a0f1bbd03","eventType":"response.submitted","version":1,"timestamp":"2026-11-27T21:07:11.030863Z","source":"interviews","aggregateId":"inv_01a21ed559e4747794f09412aa3d920f","payload":{"responseId":"rsp_01a21ed5641274c69eb62192bd70bdc5","invitationId":"inv_01a21ed559e4747794f09412aa3d920f","questionId":"qst_01a21ed5522972569a57b01170ae2b0a","type":"TEXT","mediaKey":null,"durationSeconds":0}}', 'f11037d85c4f47d3a6b4fdde8bfea7b2', NULL, '2026-11-27 21:07:11.030863+00', '2026-11-27 21:07:11.083617+00'),
	(7, 'evt_01a21ed5685871e580f70796d0284609', 'invitation.created', 'interview-events', 'inv_01a21ed5684572298f61edf9ff2651b0', 10, '{"eventId":"evt_01a21ed5685871e580f70796d0284609","eventType":"invitation.created","version":1,"timestamp":"2026-11-27T21:07:12.088391Z","source":"interviews","aggregateId":"inv_01a21ed5684572298f61edf9ff2651b0","payload":{"invitationId":"inv_01a21ed5684572298f61edf9ff2651b0","templateId":"tpl_01a21ed550677741852acf53f0b17848","templateVersionId":"tpv_01a21ed550677741852acf546153460c","templateTitle":"Restarts","candidateId":null,"candidateEmail":"dora.done@example.com","candidateName":"Dora Done","hrId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","companyId":"cmp_01a21ed54629725786a22faf6e1f6209","expiresAt":"2026-12-04T21:07:12.069496Z"}}', 'a25bd3f1be9247eeb06a535af2640697', NULL, '2026-11-27 21:07:12.088391+00', '2026-11-27 21:07:12.143889+00'),
	(8, 'evt_01a21ed56bb277098459397c26cc3ad5', 'invitation.started', 'interview-events', 'inv_01a21ed5684572298f61edf9ff2651b0', 10, '{"eventId":"evt_01a21ed56bb277098459397c26cc3ad5","eventType":"invitation.started","version":1,"timestamp":"2026-11-27T21:07:12.946971Z","source":"interviews","aggregateId":"inv_01a21ed5684572298f61edf9ff2651b0","payload":{"invitationId":"inv_01a21ed5684572298f61edf9ff2651b0","hrId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","companyId":"cmp_01a21ed54629725786a22faf6e1f6209","consent":"AI","startedAt":"2026-11-27T21:07:12.891249Z"}}', '38548d6e9905446d8fb5d1011fc82449', NULL, '2026-11-27 21:07:12.946971+00', '2026-11-27 21:07:12.999352+00'),
	(9, 'evt_01a21ed56ed1763a920891d7aa23a0ee', 'response.submitted', 'interview-events', 'inv_01a21ed5684572298f61edf9ff2651b0', 10, '{"eventId":"evt_01a21ed56ed1763a920891d7aa23a0ee","eventType":"response.submitted","version":1,"timestamp":"2026-11-27T21:07:13.745070Z","source":"interviews","aggregateId":"inv_01a21ed5684572298f61edf9ff2651b0","payload":{"responseId":"rsp_01a21ed56ebb76b88dbaa1ddc803b33f","invitationId":"inv_01a21ed5684572298f61edf9ff2651b0","questionId":"qst_01a21ed5522972569a57b01170ae2b0a","type":"TEXT","mediaKey":null,"durationSeconds":0}}', 'b8b3b0fc37324742843d8d91f3821a78', NULL, '2026-11-27 21:07:13.74507+00', '2026-11-27 21:07:13.804103+00'),
	(10, 'evt_01a21ed571bf730fbaa0d6ee1d466eef', 'response.submitted', 'interview-events', 'inv_01a21ed5684572298f61edf9ff2651b0', 10, '{"eventId":"evt_01a21ed571bf730fbaa0d6ee1d466eef","eventType":"response.submitted","version":1,"timestamp":"2026-11-27T21:07:14.495338Z","source":"interviews","aggregateId":"inv_01a21ed5684572298f61edf9ff2651b0","payload":{"responseId":"rsp_01a21ed5719d764387b1b523d078f411","invitationId":"inv_01a21ed5684572298f61edf9ff2651b0","questionId":"qst_01a21ed5538275f39085d54cb1c05424","type":"TEXT","mediaKey":null,"durationSeconds":0}}', 'd510223d85b9473d8620840aca541eed', NULL, '2026-11-27 21:07:14.495338+00', '2026-11-27 21:07:14.543806+00'),
	(11, 'evt_01a21ed5733070ddbbc98df46fcd7b69', 'invitation.completed', 'interview-events', 'inv_01a21ed5684572298f61edf9ff2651b0', 10, '{"eventId":"evt_01a21ed5733070ddbbc98df46fcd7b69","eventType":"invitation.completed","version":1,"timestamp":"2026-11-27T21:07:14.864945Z","source":"interviews","aggregateId":"inv_01a21ed5684572298f61edf9ff2651b0","payload":{"invitationId":"inv_01a21ed5684572298f61edf9ff2651b0","templateId":"tpl_01a21ed550677741852acf53f0b17848","templateVersionId":"tpv_01a21ed550677741852acf546153460c","templateTitle":"Restarts","candidateId":null,"candidateName":"Dora Done","candidateEmail":"dora.done@example.com","hrId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","companyId":"cmp_01a21ed54629725786a22faf6e1f6209","responsesCount":2,"durationSeconds":1,"completedAt":"2026-11-27T21:07:14.836326Z","consent":"AI","questions":[{"questionId":"qst_01a21ed5522972569a57b01170ae2b0a","text":"Tell us about an outage you helped to end. What did you do first, and why?","type":"TEXT","position":1,"required":true,"weight":1,"options":[],"rubric":{"version":1,"criteria":[{"criterion":"RELEVANCE","weight":2,"levels":["Says nothing about what was asked: off topic, empty, or only a restatement of the question.","Touches the topic in general but does not answer the question that was asked.","Answers a part of the question; a large part of what is said belongs to something else.","Answers the question that was asked; a few remarks do not serve the answer.","Answers exactly the question that was asked, and everything that is said serves that answer."]},{"criterion":"COMPLETENESS","weight":2,"levels":["None of the parts that the question asks for is there.","One part that the question asks for is named, without saying anything about it; the others are missing.","About half of the parts that the question asks for are treated; the others are missing or only named.","All main parts that the question asks for are treated; a minor one is missing or only named.","Every part that the question asks for is treated, including what was done, why, and what came of it."]},{"criterion":"CLARITY","weight":1,"levels":["Cannot be understood: fragments, or statements that contradict each other.","Single statements can be understood, but how they belong together must be guessed.","The main point can be found after reading twice; terms stay unexplained or the order confuses.","The main point is plain at first reading and the steps follow each other; one passage needs a second look.","The main point is plain at once, each step follows from the one before, and terms are explained or common."]},{"criterion":"DEPTH","weight":2,"levels":["No reason, example or detail is given at all.","Only general statements that would fit any situation; no example of one''s own.","An example or a reason is given, but without details: what exactly was done, with what, to what effect.","A concrete example with details of what was done and why; its result or its limits are not discussed.","A concrete example with what was done, why this way and not another, its measurable result, and what was learned."]}]}},{"questionId":"qst_01a21ed5538275f39085d54cb1c05424","text":"How do you decide whether a change may go out on a Friday?","type":"TEXT","position":2,"required":true,"weight":1,"options":[],"rubric":{"version":1,"criteria":[{"criterion":"RELEVANCE","weight":2,"levels":["Says nothing about what was asked: off topic, empty, or only a restatement of the question.","Touches the topic in general but does not answer the question that was asked.","Answers a part of the question; a large part of what is said belongs to something else.","Answers the question that was asked; a few remarks do not serve the answer.","Answers exactly the question that was asked, and everything that is said serves that answer."]},{"criterion":"COMPLETENESS","weight":2,"levels":["None of the parts that the question asks for is there.","One part that the question asks for is named, without saying anything about it; the others are missing.","About half of the parts that the question asks for are treated; the others are missing or only named.","All main parts that the question asks for are treated; a minor one is missing or only named.","Every part that the question asks for is treated, including what was done, why, and what came of it."]},{"criterion":"CLARITY","weight":1,"levels":["Cannot be understood: fragments, or statements that contradict each other.","Single statements can be understood, but how they belong together must be guessed.","The main point can be found after reading twice; terms stay unexplained or the order confuses.","The main point is plain at first reading and the steps follow each other; one passage needs a second look.","The main point is plain at once, each step follows from the one before, and terms are explained or common."]},{"criterion":"DEPTH","weight":2,"levels":["No reason, example or detail is given at all.","Only general statements that would fit any situation; no example of one''s own.","An example or a reason is given, but without details: what exactly was done, with what, to what effect.","A concrete example with details of what was done and why; its result or its limits are not discussed.","A concrete example with what was done, why this way and not another, its measurable result, and what was learned."]}]}}],"responses":[{"responseId":"rsp_01a21ed56ebb76b88dbaa1ddc803b33f","questionId":"qst_01a21ed5522972569a57b01170ae2b0a","type":"TEXT","text":"Last March our checkout failed for forty minutes. I first rolled back the release because the error rate had risen right after it, then I read the logs and found that the pool had ten connections, so requests queued.","chosenOptionIds":[],"durationSeconds":0,"submittedAt":"2026-11-27T21:07:13.723600Z"},{"responseId":"rsp_01a21ed5719d764387b1b523d078f411","questionId":"qst_01a21ed5538275f39085d54cb1c05424","type":"TEXT","text":"I look at what the change touches and how quickly we could take it back. A text with a flag may go out; a migration waits until Monday, because two people must be there to watch it.","chosenOptionIds":[],"durationSeconds":0,"submittedAt":"2026-11-27T21:07:14.461668Z"}]}}', 'ac7e7239b2ef41a6ac164c5a3bc8effb', NULL, '2026-11-27 21:07:14.864945+00', '2026-11-27 21:07:14.929084+00'),
	(12, 'evt_01a21ed582887658ba6ef8dbad89080b', 'invitation.decided', 'interview-events', 'inv_01a21ed5684572298f61edf9ff2651b0', 10, '{"eventId":"evt_01a21ed582887658ba6ef8dbad89080b","eventType":"invitation.decided","version":1,"timestamp":"2026-11-27T21:07:18.792697Z","source":"interviews","aggregateId":"inv_01a21ed5684572298f61edf9ff2651b0","payload":{"invitationId":"inv_01a21ed5684572298f61edf9ff2651b0","hrId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","companyId":"cmp_01a21ed54629725786a22faf6e1f6209","reviewerId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","decision":"ADVANCE","score":71,"reason":"Clear about the first step."}}', '20f9f5e258f74b32b8d5bbe52669ff5d', NULL, '2026-11-27 21:07:18.792697+00', '2026-11-27 21:07:18.872548+00'),
	(24, 'evt_01a21ed5a79675a9939d45f37ebdf562', 'invitation.created', 'interview-events', 'inv_01a21ed5a788723495f680bcbe3458d3', 5, '{"eventId":"evt_01a21ed5a79675a9939d45f37ebdf562","eventType":"invitation.created","version":1,"timestamp":"2026-11-27T21:07:28.278570Z","source":"interviews","aggregateId":"inv_01a21ed5a788723495f680bcbe3458d3","payload":{"invitationId":"inv_01a21ed5a788723495f680bcbe3458d3","templateId":"tpl_01a21ed5a2ea705da211de507750a10b","templateVersionId":"tpv_01a21ed5a2ea705da211de513fb6f803","templateTitle":"Restarts","candidateId":null,"candidateEmail":"nia.noors@example.com","candidateName":"Nia Noors","hrId":"usr_01a21ed5952275e184fd99ab652fec07","companyId":null,"expiresAt":"2026-12-04T21:07:28.264714Z"}}', 'f0eed69df78041aaaf689e414a053d1d', NULL, '2026-11-27 21:07:28.27857+00', '2026-11-27 21:07:28.332631+00'),
	(13, 'evt_01a21ed5845c73db84ee04b41b550be4', 'invitation.created', 'interview-events', 'inv_01a21ed5843870bbaf95091c53d3f9b4', 38, '{"eventId":"evt_01a21ed5845c73db84ee04b41b550be4","eventType":"invitation.created","version":1,"timestamp":"2026-11-27T21:07:19.260105Z","source":"interviews","aggregateId":"inv_01a21ed5843870bbaf95091c53d3f9b4","payload":{"invitationId":"inv_01a21ed5843870bbaf95091c53d3f9b4","templateId":"tpl_01a21ed550677741852acf53f0b17848","templateVersionId":"tpv_01a21ed550677741852acf546153460c","templateTitle":"Restarts","candidateId":null,"candidateEmail":"rita.revoked@example.com","candidateName":"Rita Revoked","hrId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","companyId":"cmp_01a21ed54629725786a22faf6e1f6209","expiresAt":"2026-12-04T21:07:19.224825Z"}}', '3fb3e6ba2ba849a084b8764dcc18b515', NULL, '2026-11-27 21:07:19.260105+00', '2026-11-27 21:07:19.305896+00'),
	(14, 'evt_01a21ed5862e749aabc20a55c7bf3514', 'invitation.revoked', 'interview-events', 'inv_01a21ed5843870bbaf95091c53d3f9b4', 38, '{"eventId":"evt_01a21ed5862e749aabc20a55c7bf3514","eventType":"invitation.revoked","version":1,"timestamp":"2026-11-27T21:07:19.726663Z","source":"interviews","aggregateId":"inv_01a21ed5843870bbaf95091c53d3f9b4","payload":{"invitationId":"inv_01a21ed5843870bbaf95091c53d3f9b4","hrId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","companyId":"cmp_01a21ed54629725786a22faf6e1f6209"}}', '585dd1cae8c24353bbedbad539fcf200', NULL, '2026-11-27 21:07:19.726663+00', '2026-11-27 21:07:19.773417+00'),
	(15, 'evt_01a21ed5882d7736bb3942dccdf6e3f0', 'invitation.created', 'interview-events', 'inv_01a21ed5881470d4bedbbf12cf0f8837', 56, '{"eventId":"evt_01a21ed5882d7736bb3942dccdf6e3f0","eventType":"invitation.created","version":1,"timestamp":"2026-11-27T21:07:20.237128Z","source":"interviews","aggregateId":"inv_01a21ed5881470d4bedbbf12cf0f8837","payload":{"invitationId":"inv_01a21ed5881470d4bedbbf12cf0f8837","templateId":"tpl_01a21ed550677741852acf53f0b17848","templateVersionId":"tpv_01a21ed550677741852acf546153460c","templateTitle":"Restarts","candidateId":null,"candidateEmail":"zoë.decomposed@example.com","candidateName":"Zoë Decomposed","hrId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","companyId":"cmp_01a21ed54629725786a22faf6e1f6209","expiresAt":"2026-12-04T21:07:20.212531Z"}}', 'f0c1669374db46c0a7bcb5e82207353c', NULL, '2026-11-27 21:07:20.237128+00', '2026-11-27 21:07:20.284036+00'),
	(16, 'evt_01a21ed5896b72faaf71cdd481b24906', 'invitation.created', 'interview-events', 'inv_01a21ed5895873ad96a1f705feab2f38', 46, '{"eventId":"evt_01a21ed5896b72faaf71cdd481b24906","eventType":"invitation.created","version":1,"timestamp":"2026-11-27T21:07:20.555264Z","source":"interviews","aggregateId":"inv_01a21ed5895873ad96a1f705feab2f38","payload":{"invitationId":"inv_01a21ed5895873ad96a1f705feab2f38","templateId":"tpl_01a21ed550677741852acf53f0b17848","templateVersionId":"tpv_01a21ed550677741852acf546153460c","templateTitle":"Restarts","candidateId":null,"candidateEmail":"paul.people@example.com","candidateName":"Paul People","hrId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","companyId":"cmp_01a21ed54629725786a22faf6e1f6209","expiresAt":"2026-12-04T21:07:20.536310Z"}}', '99990cf992c1429bba7f7d84fac6ec1a', NULL, '2026-11-27 21:07:20.555264+00', '2026-11-27 21:07:20.592757+00'),
	(17, 'evt_01a21ed58c4571e7aead647c5ec453e5', 'invitation.started', 'interview-events', 'inv_01a21ed5895873ad96a1f705feab2f38', 46, '{"eventId":"evt_01a21ed58c4571e7aead647c5ec453e5","eventType":"invitation.started","version":1,"timestamp":"2026-11-27T21:07:21.285552Z","source":"interviews","aggregateId":"inv_01a21ed5895873ad96a1f705feab2f38","payload":{"invitationId":"inv_01a21ed5895873ad96a1f705feab2f38","hrId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","companyId":"cmp_01a21ed54629725786a22faf6e1f6209","consent":"PEOPLE_ONLY","startedAt":"2026-11-27T21:07:21.258709Z"}}', 'f87b4a0ac5714570acd457870ee586d3', NULL, '2026-11-27 21:07:21.285552+00', '2026-11-27 21:07:21.320402+00'),
	(18, 'evt_01a21ed58e7f7625852c938a48072c1c', 'response.submitted', 'interview-events', 'inv_01a21ed5895873ad96a1f705feab2f38', 46, '{"eventId":"evt_01a21ed58e7f7625852c938a48072c1c","eventType":"response.submitted","version":1,"timestamp":"2026-11-27T21:07:21.855504Z","source":"interviews","aggregateId":"inv_01a21ed5895873ad96a1f705feab2f38","payload":{"responseId":"rsp_01a21ed58e6770d8bb550f5240dd046d","invitationId":"inv_01a21ed5895873ad96a1f705feab2f38","questionId":"qst_01a21ed5522972569a57b01170ae2b0a","type":"TEXT","mediaKey":null,"durationSeconds":0}}', '7e466184cb264f0587f7ff07640ed414', NULL, '2026-11-27 21:07:21.855504+00', '2026-11-27 21:07:21.872997+00'),
	(19, 'evt_01a21ed5904874dab5793f75feacfa22', 'response.submitted', 'interview-events', 'inv_01a21ed5895873ad96a1f705feab2f38', 46, '{"eventId":"evt_01a21ed5904874dab5793f75feacfa22","eventType":"response.submitted","version":1,"timestamp":"2026-11-27T21:07:22.312445Z","source":"interviews","aggregateId":"inv_01a21ed5895873ad96a1f705feab2f38","payload":{"responseId":"rsp_01a21ed5902b771fa7056b791c457151","invitationId":"inv_01a21ed5895873ad96a1f705feab2f38","questionId":"qst_01a21ed5538275f39085d54cb1c05424","type":"TEXT","mediaKey":null,"durationSeconds":0}}', 'f9d980bab1af4c2983994a7e2506fe9b', NULL, '2026-11-27 21:07:22.312445+00', '2026-11-27 21:07:22.374544+00'),
	(20, 'evt_01a21ed5918473ad950bd72462f279fc', 'invitation.completed', 'interview-events', 'inv_01a21ed5895873ad96a1f705feab2f38', 46, '{"eventId":"evt_01a21ed5918473ad950bd72462f279fc","eventType":"invitation.completed","version":1,"timestamp":"2026-11-27T21:07:22.628614Z","source":"interviews","aggregateId":"inv_01a21ed5895873ad96a1f705feab2f38","payload":{"invitationId":"inv_01a21ed5895873ad96a1f705feab2f38","templateId":"tpl_01a21ed550677741852acf53f0b17848","templateVersionId":"tpv_01a21ed550677741852acf546153460c","templateTitle":"Restarts","candidateId":null,"candidateName":"Paul People","candidateEmail":"paul.people@example.com","hrId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","companyId":"cmp_01a21ed54629725786a22faf6e1f6209","responsesCount":2,"durationSeconds":1,"completedAt":"2026-11-27T21:07:22.604965Z","consent":"PEOPLE_ONLY","questions":[{"questionId":"qst_01a21ed5522972569a57b01170ae2b0a","text":"Tell us about an outage you helped to end. What did you do first, and why?","type":"TEXT","position":1,"required":true,"weight":1,"options":[],"rubric":{"version":1,"criteria":[{"criterion":"RELEVANCE","weight":2,"levels":["Says nothing about what was asked: off topic, empty, or only a restatement of the question.","Touches the topic in general but does not answer the question that was asked.","Answers a part of the question; a large part of what is said belongs to something else.","Answers the question that was asked; a few remarks do not serve the answer.","Answers exactly the question that was asked, and everything that is said serves that answer."]},{"criterion":"COMPLETENESS","weight":2,"levels":["None of the parts that the question asks for is there.","One part that the question asks for is named, without saying anything about it; the others are missing.","About half of the parts that the question asks for are treated; the others are missing or only named.","All main parts that the question asks for are treated; a minor one is missing or only named.","Every part that the question asks for is treated, including what was done, why, and what came of it."]},{"criterion":"CLARITY","weight":1,"levels":["Cannot be understood: fragments, or statements that contradict each other.","Single statements can be understood, but how they belong together must be guessed.","The main point can be found after reading twice; terms stay unexplained or the order confuses.","The main point is plain at first reading and the steps follow each other; one passage needs a second look.","The main point is plain at once, each step follows from the one before, and terms are explained or common."]},{"criterion":"DEPTH","weight":2,"levels":["No reason, example or detail is given at all.","Only general statements that would fit any situation; no example of one''s own.","An example or a reason is given, but without details: what exactly was done, with what, to what effect.","A concrete example with details of what was done and why; its result or its limits are not discussed.","A concrete example with what was done, why this way and not another, its measurable result, and what was learned."]}]}},{"questionId":"qst_01a21ed5538275f39085d54cb1c05424","text":"How do you decide whether a change may go out on a Friday?","type":"TEXT","position":2,"required":true,"weight":1,"options":[],"rubric":{"version":1,"criteria":[{"criterion":"RELEVANCE","weight":2,"levels":["Says nothing about what was asked: off topic, empty, or only a restatement of the question.","Touches the topic in general but does not answer the question that was asked.","Answers a part of the question; a large part of what is said belongs to something else.","Answers the question that was asked; a few remarks do not serve the answer.","Answers exactly the question that was asked, and everything that is said serves that answer."]},{"criterion":"COMPLETENESS","weight":2,"levels":["None of the parts that the question asks for is there.","One part that the question asks for is named, without saying anything about it; the others are missing.","About half of the parts that the question asks for are treated; the others are missing or only named.","All main parts that the question asks for are treated; a minor one is missing or only named.","Every part that the question asks for is treated, including what was done, why, and what came of it."]},{"criterion":"CLARITY","weight":1,"levels":["Cannot be understood: fragments, or statements that contradict each other.","Single statements can be understood, but how they belong together must be guessed.","The main point can be found after reading twice; terms stay unexplained or the order confuses.","The main point is plain at first reading and the steps follow each other; one passage needs a second look.","The main point is plain at once, each step follows from the one before, and terms are explained or common."]},{"criterion":"DEPTH","weight":2,"levels":["No reason, example or detail is given at all.","Only general statements that would fit any situation; no example of one''s own.","An example or a reason is given, but without details: what exactly was done, with what, to what effect.","A concrete example with details of what was done and why; its result or its limits are not discussed.","A concrete example with what was done, why this way and not another, its measurable result, and what was learned."]}]}}],"responses":[{"responseId":"rsp_01a21ed58e6770d8bb550f5240dd046d","questionId":"qst_01a21ed5522972569a57b01170ae2b0a","type":"TEXT","text":"Last March our checkout failed for forty minutes. I first rolled back the release because the error rate had risen right after it, then I read the logs and found that the pool had ten connections, so requests queued.","chosenOptionIds":[],"durationSeconds":0,"submittedAt":"2026-11-27T21:07:21.831474Z"},{"responseId":"rsp_01a21ed5902b771fa7056b791c457151","questionId":"qst_01a21ed5538275f39085d54cb1c05424","type":"TEXT","text":"I look at what the change touches and how quickly we could take it back. A text with a flag may go out; a migration waits until Monday, because two people must be there to watch it.","chosenOptionIds":[],"durationSeconds":0,"submittedAt":"2026-11-27T21:07:22.283917Z"}]}}', '562253728ca4468eae0eaa03a16e508b', NULL, '2026-11-27 21:07:22.628614+00', '2026-11-27 21:07:22.666145+00'),
	(21, 'evt_01a21ed5929b71f3818e3106f5b67682', 'template.created', 'interview-events', 'tpl_01a21ed5928a745ab7170bfed8151f2a', 54, '{"eventId":"evt_01a21ed5929b71f3818e3106f5b67682","eventType":"template.created","version":1,"timestamp":"2026-11-27T21:07:22.907143Z","source":"interviews","aggregateId":"tpl_01a21ed5928a745ab7170bfed8151f2a","payload":{"templateId":"tpl_01a21ed5928a745ab7170bfed8151f2a","ownerId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","companyId":"cmp_01a21ed54629725786a22faf6e1f6209","title":"Draft not published"}}', '924a39f3a2e74ff19921c39a9ce75962', NULL, '2026-11-27 21:07:22.907143+00', '2026-11-27 21:07:22.944627+00'),
	(22, 'evt_01a21ed5a30472faabeeca30a33f5ca6', 'template.created', 'interview-events', 'tpl_01a21ed5a2ea705da211de507750a10b', 11, '{"eventId":"evt_01a21ed5a30472faabeeca30a33f5ca6","eventType":"template.created","version":1,"timestamp":"2026-11-27T21:07:27.108156Z","source":"interviews","aggregateId":"tpl_01a21ed5a2ea705da211de507750a10b","payload":{"templateId":"tpl_01a21ed5a2ea705da211de507750a10b","ownerId":"usr_01a21ed5952275e184fd99ab652fec07","companyId":null,"title":"Restarts"}}', '97f47afdfc774a9aada047e1e18be5ba', NULL, '2026-11-27 21:07:27.108156+00', '2026-11-27 21:07:27.145724+00'),
	(23, 'evt_01a21ed5a65c713e9167c1ac2f346673', 'template.published', 'interview-events', 'tpl_01a21ed5a2ea705da211de507750a10b', 11, '{"eventId":"evt_01a21ed5a65c713e9167c1ac2f346673","eventType":"template.published","version":1,"timestamp":"2026-11-27T21:07:27.964712Z","source":"interviews","aggregateId":"tpl_01a21ed5a2ea705da211de507750a10b","payload":{"templateId":"tpl_01a21ed5a2ea705da211de507750a10b","ownerId":"usr_01a21ed5952275e184fd99ab652fec07","companyId":null,"title":"Restarts","templateVersionId":"tpv_01a21ed5a2ea705da211de513fb6f803"}}', '6d4ca42e9b7e411fb57896beccc5f5c4', NULL, '2026-11-27 21:07:27.964712+00', '2026-11-27 21:07:28.007671+00');

INSERT INTO public.people VALUES
	('usr_01a21ed52cfb7605818f7f2a00088ddb', 'Ada Quist', 'admin@viva.example', 'ACTIVE'),
	('usr_01a21ed52cef726cb4138907ffa6f3ff', 'Ben Okafor', 'ben@northwind.example', 'ACTIVE'),
	('usr_01a21ed52d1271c2a82de3ee0f4cc6da', 'Hanna Reyes', 'hanna@northwind.example', 'ACTIVE'),
	('usr_01a21ed52d24751c9f6327d5c0b1377c', 'Mara Lindt', 'mara@contoso.example', 'ACTIVE'),
	('usr_01a21ed5952275e184fd99ab652fec07', 'Noor Haddad', 'noor@newcomer.example', 'ACTIVE');

INSERT INTO public.processed_events VALUES
	('evt_01a21ed53184724eaca48d732c9f4ed6', '2026-11-27 21:06:58.764754+00'),
	('evt_01a21ed5316d723284ae7cbcbca0fa1a', '2026-11-27 21:06:58.763475+00'),
	('evt_01a21ed5316f7225b4fd443fdf746e66', '2026-11-27 21:06:58.765776+00'),
	('evt_01a21ed53152724295525573567d5846', '2026-11-27 21:06:58.768367+00'),
	('evt_01a21ed5412477859673a6dfad2a7973', '2026-11-27 21:07:02.194268+00'),
	('evt_01a21ed5412c73ada2c92ead3b2253ff', '2026-11-27 21:07:02.200186+00'),
	('evt_01a21ed54139742fa0f19af26a14d287', '2026-11-27 21:07:02.216312+00'),
	('evt_01a21ed547ea7414ab276d4811be8a04', '2026-11-27 21:07:03.871693+00'),
	('evt_01a21ed547f87653a71613334d6c6f8d', '2026-11-27 21:07:03.878108+00'),
	('evt_01a21ed547ec7267902c96d3421e6583', '2026-11-27 21:07:03.921555+00'),
	('evt_01a21ed547f97247a905bf38c1a5ae5a', '2026-11-27 21:07:03.929813+00'),
	('evt_01a21ed54b7d72399fa8a5ee7dbc4098', '2026-11-27 21:07:04.738514+00'),
	('evt_01a21ed575967011b7c935854e253567', '2026-11-27 21:07:16.986138+00'),
	('evt_01a21ed577d571e6a492f3179ee5a2a7', '2026-11-27 21:07:17.376483+00'),
	('evt_01a21ed5958872a59e85179ecc9cc35b', '2026-11-27 21:07:23.70211+00'),
	('evt_01a21ed59d2075f79d121f53eaebee0a', '2026-11-27 21:07:25.711535+00');

INSERT INTO public.questions VALUES
	('qst_01a21ed5522972569a57b01170ae2b0a', 'tpl_01a21ed550677741852acf53f0b17848', 1, '{"id": "qst_01a21ed5522972569a57b01170ae2b0a", "text": "Tell us about an outage you helped to end. What did you do first, and why?", "type": "TEXT", "rubric": {"version": 1, "approved": true, "criteria": [{"levels": ["Says nothing about what was asked: off topic, empty, or only a restatement of the question.", "Touches the topic in general but does not answer the question that was asked.", "Answers a part of the question; a large part of what is said belongs to something else.", "Answers the question that was asked; a few remarks do not serve the answer.", "Answers exactly the question that was asked, and everything that is said serves that answer."], "weight": 2, "criterion": "RELEVANCE"}, {"levels": ["None of the parts that the question asks for is there.", "One part that the question asks for is named, without saying anything about it; the others are missing.", "About half of the parts that the question asks for are treated; the others are missing or only named.", "All main parts that the question asks for are treated; a minor one is missing or only named.", "Every part that the question asks for is treated, including what was done, why, and what came of it."], "weight": 2, "criterion": "COMPLETENESS"}, {"levels": ["Cannot be understood: fragments, or statements that contradict each other.", "Single statements can be understood, but how they belong together must be guessed.", "The main point can be found after reading twice; terms stay unexplained or the order confuses.", "The main point is plain at first reading and the steps follow each other; one passage needs a second look.", "The main point is plain at once, each step follows from the one before, and terms are explained or common."], "weight": 1, "criterion": "CLARITY"}, {"levels": ["No reason, example or detail is given at all.", "Only general statements that would fit any situation; no example of one''s own.", "An example or a reason is given, but without details: what exactly was done, with what, to what effect.", "A concrete example with details of what was done and why; its result or its limits are not discussed.", "A concrete example with what was done, why this way and not another, its measurable result, and what was learned."], "weight": 2, "criterion": "DEPTH"}]}, "weight": 1, "options": [], "position": 1, "required": true, "time_limit_seconds": null}'),
	('qst_01a21ed5538275f39085d54cb1c05424', 'tpl_01a21ed550677741852acf53f0b17848', 2, '{"id": "qst_01a21ed5538275f39085d54cb1c05424", "text": "How do you decide whether a change may go out on a Friday?", "type": "TEXT", "rubric": {"version": 1, "approved": true, "criteria": [{"levels": ["Says nothing about what was asked: off topic, empty, or only a restatement of the question.", "Touches the topic in general but does not answer the question that was asked.", "Answers a part of the question; a large part of what is said belongs to something else.", "Answers the question that was asked; a few remarks do not serve the answer.", "Answers exactly the question that was asked, and everything that is said serves that answer."], "weight": 2, "criterion": "RELEVANCE"}, {"levels": ["None of the parts that the question asks for is there.", "One part that the question asks for is named, without saying anything about it; the others are missing.", "About half of the parts that the question asks for are treated; the others are missing or only named.", "All main parts that the question asks for are treated; a minor one is missing or only named.", "Every part that the question asks for is treated, including what was done, why, and what came of it."], "weight": 2, "criterion": "COMPLETENESS"}, {"levels": ["Cannot be understood: fragments, or statements that contradict each other.", "Single statements can be understood, but how they belong together must be guessed.", "The main point can be found after reading twice; terms stay unexplained or the order confuses.", "The main point is plain at first reading and the steps follow each other; one passage needs a second look.", "The main point is plain at once, each step follows from the one before, and terms are explained or common."], "weight": 1, "criterion": "CLARITY"}, {"levels": ["No reason, example or detail is given at all.", "Only general statements that would fit any situation; no example of one''s own.", "An example or a reason is given, but without details: what exactly was done, with what, to what effect.", "A concrete example with details of what was done and why; its result or its limits are not discussed.", "A concrete example with what was done, why this way and not another, its measurable result, and what was learned."], "weight": 2, "criterion": "DEPTH"}]}, "weight": 1, "options": [], "position": 2, "required": true, "time_limit_seconds": null}'),
	('qst_01a21ed593b37602baed20b4770756f7', 'tpl_01a21ed5928a745ab7170bfed8151f2a', 1, '{"id": "qst_01a21ed593b37602baed20b4770756f7", "text": "Which of these are valid?", "type": "MULTIPLE_CHOICE", "rubric": null, "weight": 1, "options": [{"id": "opt_01a21ed593b37602baed20b5b0b41552", "text": "One", "correct": true}, {"id": "opt_01a21ed593b37602baed20b6a1ee118f", "text": "Two", "correct": false}], "position": 1, "required": true, "time_limit_seconds": null}'),
	('qst_01a21ed5a3d7741c80c3dfeb0110358c', 'tpl_01a21ed5a2ea705da211de507750a10b', 1, '{"id": "qst_01a21ed5a3d7741c80c3dfeb0110358c", "text": "Tell us about an outage you helped to end. What did you do first, and why?", "type": "TEXT", "rubric": {"version": 1, "approved": true, "criteria": [{"levels": ["Says nothing about what was asked: off topic, empty, or only a restatement of the question.", "Touches the topic in general but does not answer the question that was asked.", "Answers a part of the question; a large part of what is said belongs to something else.", "Answers the question that was asked; a few remarks do not serve the answer.", "Answers exactly the question that was asked, and everything that is said serves that answer."], "weight": 2, "criterion": "RELEVANCE"}, {"levels": ["None of the parts that the question asks for is there.", "One part that the question asks for is named, without saying anything about it; the others are missing.", "About half of the parts that the question asks for are treated; the others are missing or only named.", "All main parts that the question asks for are treated; a minor one is missing or only named.", "Every part that the question asks for is treated, including what was done, why, and what came of it."], "weight": 2, "criterion": "COMPLETENESS"}, {"levels": ["Cannot be understood: fragments, or statements that contradict each other.", "Single statements can be understood, but how they belong together must be guessed.", "The main point can be found after reading twice; terms stay unexplained or the order confuses.", "The main point is plain at first reading and the steps follow each other; one passage needs a second look.", "The main point is plain at once, each step follows from the one before, and terms are explained or common."], "weight": 1, "criterion": "CLARITY"}, {"levels": ["No reason, example or detail is given at all.", "Only general statements that would fit any situation; no example of one''s own.", "An example or a reason is given, but without details: what exactly was done, with what, to what effect.", "A concrete example with details of what was done and why; its result or its limits are not discussed.", "A concrete example with what was done, why this way and not another, its measurable result, and what was learned."], "weight": 2, "criterion": "DEPTH"}]}, "weight": 1, "options": [], "position": 1, "required": true, "time_limit_seconds": null}'),
	('qst_01a21ed5a4d571c9b69c4a89ffafef82', 'tpl_01a21ed5a2ea705da211de507750a10b', 2, '{"id": "qst_01a21ed5a4d571c9b69c4a89ffafef82", "text": "How do you decide whether a change may go out on a Friday?", "type": "TEXT", "rubric": {"version": 1, "approved": true, "criteria": [{"levels": ["Says nothing about what was asked: off topic, empty, or only a restatement of the question.", "Touches the topic in general but does not answer the question that was asked.", "Answers a part of the question; a large part of what is said belongs to something else.", "Answers the question that was asked; a few remarks do not serve the answer.", "Answers exactly the question that was asked, and everything that is said serves that answer."], "weight": 2, "criterion": "RELEVANCE"}, {"levels": ["None of the parts that the question asks for is there.", "One part that the question asks for is named, without saying anything about it; the others are missing.", "About half of the parts that the question asks for are treated; the others are missing or only named.", "All main parts that the question asks for are treated; a minor one is missing or only named.", "Every part that the question asks for is treated, including what was done, why, and what came of it."], "weight": 2, "criterion": "COMPLETENESS"}, {"levels": ["Cannot be understood: fragments, or statements that contradict each other.", "Single statements can be understood, but how they belong together must be guessed.", "The main point can be found after reading twice; terms stay unexplained or the order confuses.", "The main point is plain at first reading and the steps follow each other; one passage needs a second look.", "The main point is plain at once, each step follows from the one before, and terms are explained or common."], "weight": 1, "criterion": "CLARITY"}, {"levels": ["No reason, example or detail is given at all.", "Only general statements that would fit any situation; no example of one''s own.", "An example or a reason is given, but without details: what exactly was done, with what, to what effect.", "A concrete example with details of what was done and why; its result or its limits are not discussed.", "A concrete example with what was done, why this way and not another, its measurable result, and what was learned."], "weight": 2, "criterion": "DEPTH"}]}, "weight": 1, "options": [], "position": 2, "required": true, "time_limit_seconds": null}');

INSERT INTO public.responses VALUES
	('rsp_01a21ed5641274c69eb62192bd70bdc5', 'inv_01a21ed559e4747794f09412aa3d920f', 'qst_01a21ed5522972569a57b01170ae2b0a', 'TEXT', 'Last March our checkout failed for forty minutes. I first rolled back the release because the error rate had risen right after it, then I read the logs and found that the pool had ten connections, so requests queued.', '{}', '2026-11-27 21:07:10.53598+00', '2026-11-27 21:07:10.994104+00'),
	('rsp_01a21ed56ebb76b88dbaa1ddc803b33f', 'inv_01a21ed5684572298f61edf9ff2651b0', 'qst_01a21ed5522972569a57b01170ae2b0a', 'TEXT', 'Last March our checkout failed for forty minutes. I first rolled back the release because the error rate had risen right after it, then I read the logs and found that the pool had ten connections, so requests queued.', '{}', '2026-11-27 21:07:13.265437+00', '2026-11-27 21:07:13.7236+00'),
	('rsp_01a21ed5719d764387b1b523d078f411', 'inv_01a21ed5684572298f61edf9ff2651b0', 'qst_01a21ed5538275f39085d54cb1c05424', 'TEXT', 'I look at what the change touches and how quickly we could take it back. A text with a flag may go out; a migration waits until Monday, because two people must be there to watch it.', '{}', '2026-11-27 21:07:14.048237+00', '2026-11-27 21:07:14.461668+00'),
	('rsp_01a21ed58e6770d8bb550f5240dd046d', 'inv_01a21ed5895873ad96a1f705feab2f38', 'qst_01a21ed5522972569a57b01170ae2b0a', 'TEXT', 'Last March our checkout failed for forty minutes. I first rolled back the release because the error rate had risen right after it, then I read the logs and found that the pool had ten connections, so requests queued.', '{}', '2026-11-27 21:07:21.548312+00', '2026-11-27 21:07:21.831474+00'),
	('rsp_01a21ed5902b771fa7056b791c457151', 'inv_01a21ed5895873ad96a1f705feab2f38', 'qst_01a21ed5538275f39085d54cb1c05424', 'TEXT', 'I look at what the change touches and how quickly we could take it back. A text with a flag may go out; a migration waits until Monday, because two people must be there to watch it.', '{}', '2026-11-27 21:07:22.07547+00', '2026-11-27 21:07:22.283917+00');

INSERT INTO public.reviews VALUES
	('rvw_01a21ed58248770d840b737267aa689d', 'inv_01a21ed5684572298f61edf9ff2651b0', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', 71, 'ADVANCE', 'Clear about the first step.', '2026-11-27 21:07:18.728557+00', '2026-11-27 21:07:18.728557+00');

INSERT INTO public.template_versions VALUES
	('tpv_01a21ed550677741852acf546153460c', 'tpl_01a21ed550677741852acf53f0b17848', 1, 'Restarts', '{"settings": {"max_retakes": 0, "allow_retakes": false, "show_progress": true, "invitation_days": 7, "shuffle_questions": false, "total_time_limit_minutes": null, "default_time_limit_seconds": 300}, "questions": [{"id": "qst_01a21ed5522972569a57b01170ae2b0a", "text": "Tell us about an outage you helped to end. What did you do first, and why?", "type": "TEXT", "rubric": {"version": 1, "approved": true, "criteria": [{"levels": ["Says nothing about what was asked: off topic, empty, or only a restatement of the question.", "Touches the topic in general but does not answer the question that was asked.", "Answers a part of the question; a large part of what is said belongs to something else.", "Answers the question that was asked; a few remarks do not serve the answer.", "Answers exactly the question that was asked, and everything that is said serves that answer."], "weight": 2, "criterion": "RELEVANCE"}, {"levels": ["None of the parts that the question asks for is there.", "One part that the question asks for is named, without saying anything about it; the others are missing.", "About half of the parts that the question asks for are treated; the others are missing or only named.", "All main parts that the question asks for are treated; a minor one is missing or only named.", "Every part that the question asks for is treated, including what was done, why, and what came of it."], "weight": 2, "criterion": "COMPLETENESS"}, {"levels": ["Cannot be understood: fragments, or statements that contradict each other.", "Single statements can be understood, but how they belong together must be guessed.", "The main point can be found after reading twice; terms stay unexplained or the order confuses.", "The main point is plain at first reading and the steps follow each other; one passage needs a second look.", "The main point is plain at once, each step follows from the one before, and terms are explained or common."], "weight": 1, "criterion": "CLARITY"}, {"levels": ["No reason, example or detail is given at all.", "Only general statements that would fit any situation; no example of one''s own.", "An example or a reason is given, but without details: what exactly was done, with what, to what effect.", "A concrete example with details of what was done and why; its result or its limits are not discussed.", "A concrete example with what was done, why this way and not another, its measurable result, and what was learned."], "weight": 2, "criterion": "DEPTH"}]}, "weight": 1, "options": [], "position": 1, "required": true, "time_limit_seconds": null}, {"id": "qst_01a21ed5538275f39085d54cb1c05424", "text": "How do you decide whether a change may go out on a Friday?", "type": "TEXT", "rubric": {"version": 1, "approved": true, "criteria": [{"levels": ["Says nothing about what was asked: off topic, empty, or only a restatement of the question.", "Touches the topic in general but does not answer the question that was asked.", "Answers a part of the question; a large part of what is said belongs to something else.", "Answers the question that was asked; a few remarks do not serve the answer.", "Answers exactly the question that was asked, and everything that is said serves that answer."], "weight": 2, "criterion": "RELEVANCE"}, {"levels": ["None of the parts that the question asks for is there.", "One part that the question asks for is named, without saying anything about it; the others are missing.", "About half of the parts that the question asks for are treated; the others are missing or only named.", "All main parts that the question asks for are treated; a minor one is missing or only named.", "Every part that the question asks for is treated, including what was done, why, and what came of it."], "weight": 2, "criterion": "COMPLETENESS"}, {"levels": ["Cannot be understood: fragments, or statements that contradict each other.", "Single statements can be understood, but how they belong together must be guessed.", "The main point can be found after reading twice; terms stay unexplained or the order confuses.", "The main point is plain at first reading and the steps follow each other; one passage needs a second look.", "The main point is plain at once, each step follows from the one before, and terms are explained or common."], "weight": 1, "criterion": "CLARITY"}, {"levels": ["No reason, example or detail is given at all.", "Only general statements that would fit any situation; no example of one''s own.", "An example or a reason is given, but without details: what exactly was done, with what, to what effect.", "A concrete example with details of what was done and why; its result or its limits are not discussed.", "A concrete example with what was done, why this way and not another, its measurable result, and what was learned."], "weight": 2, "criterion": "DEPTH"}]}, "weight": 1, "options": [], "position": 2, "required": true, "time_limit_seconds": null}], "role_title": "Site reliability engineer", "description": ""}', '2026-11-27 21:07:07.19556+00'),
	('tpv_01a21ed5a2ea705da211de513fb6f803', 'tpl_01a21ed5a2ea705da211de507750a10b', 1, 'Restarts', '{"settings": {"max_retakes": 0, "allow_retakes": false, "show_progress": true, "invitation_days": 7, "shuffle_questions": false, "total_time_limit_minutes": null, "default_time_limit_seconds": 300}, "questions": [{"id": "qst_01a21ed5a3d7741c80c3dfeb0110358c", "text": "Tell us about an outage you helped to end. What did you do first, and why?", "type": "TEXT", "rubric": {"version": 1, "approved": true, "criteria": [{"levels": ["Says nothing about what was asked: off topic, empty, or only a restatement of the question.", "Touches the topic in general but does not answer the question that was asked.", "Answers a part of the question; a large part of what is said belongs to something else.", "Answers the question that was asked; a few remarks do not serve the answer.", "Answers exactly the question that was asked, and everything that is said serves that answer."], "weight": 2, "criterion": "RELEVANCE"}, {"levels": ["None of the parts that the question asks for is there.", "One part that the question asks for is named, without saying anything about it; the others are missing.", "About half of the parts that the question asks for are treated; the others are missing or only named.", "All main parts that the question asks for are treated; a minor one is missing or only named.", "Every part that the question asks for is treated, including what was done, why, and what came of it."], "weight": 2, "criterion": "COMPLETENESS"}, {"levels": ["Cannot be understood: fragments, or statements that contradict each other.", "Single statements can be understood, but how they belong together must be guessed.", "The main point can be found after reading twice; terms stay unexplained or the order confuses.", "The main point is plain at first reading and the steps follow each other; one passage needs a second look.", "The main point is plain at once, each step follows from the one before, and terms are explained or common."], "weight": 1, "criterion": "CLARITY"}, {"levels": ["No reason, example or detail is given at all.", "Only general statements that would fit any situation; no example of one''s own.", "An example or a reason is given, but without details: what exactly was done, with what, to what effect.", "A concrete example with details of what was done and why; its result or its limits are not discussed.", "A concrete example with what was done, why this way and not another, its measurable result, and what was learned."], "weight": 2, "criterion": "DEPTH"}]}, "weight": 1, "options": [], "position": 1, "required": true, "time_limit_seconds": null}, {"id": "qst_01a21ed5a4d571c9b69c4a89ffafef82", "text": "How do you decide whether a change may go out on a Friday?", "type": "TEXT", "rubric": {"version": 1, "approved": true, "criteria": [{"levels": ["Says nothing about what was asked: off topic, empty, or only a restatement of the question.", "Touches the topic in general but does not answer the question that was asked.", "Answers a part of the question; a large part of what is said belongs to something else.", "Answers the question that was asked; a few remarks do not serve the answer.", "Answers exactly the question that was asked, and everything that is said serves that answer."], "weight": 2, "criterion": "RELEVANCE"}, {"levels": ["None of the parts that the question asks for is there.", "One part that the question asks for is named, without saying anything about it; the others are missing.", "About half of the parts that the question asks for are treated; the others are missing or only named.", "All main parts that the question asks for are treated; a minor one is missing or only named.", "Every part that the question asks for is treated, including what was done, why, and what came of it."], "weight": 2, "criterion": "COMPLETENESS"}, {"levels": ["Cannot be understood: fragments, or statements that contradict each other.", "Single statements can be understood, but how they belong together must be guessed.", "The main point can be found after reading twice; terms stay unexplained or the order confuses.", "The main point is plain at first reading and the steps follow each other; one passage needs a second look.", "The main point is plain at once, each step follows from the one before, and terms are explained or common."], "weight": 1, "criterion": "CLARITY"}, {"levels": ["No reason, example or detail is given at all.", "Only general statements that would fit any situation; no example of one''s own.", "An example or a reason is given, but without details: what exactly was done, with what, to what effect.", "A concrete example with details of what was done and why; its result or its limits are not discussed.", "A concrete example with what was done, why this way and not another, its measurable result, and what was learned."], "weight": 2, "criterion": "DEPTH"}]}, "weight": 1, "options": [], "position": 2, "required": true, "time_limit_seconds": null}], "role_title": "Site reliability engineer", "description": ""}', '2026-11-27 21:07:27.928718+00');

INSERT INTO public.templates VALUES
	('tpl_01a21ed550677741852acf53f0b17848', 'Restarts', '', 'Site reliability engineer', 'PUBLISHED', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', 'cmp_01a21ed54629725786a22faf6e1f6209', '{"max_retakes": 0, "allow_retakes": false, "show_progress": true, "invitation_days": 7, "shuffle_questions": false, "total_time_limit_minutes": null, "default_time_limit_seconds": 300}', 'tpv_01a21ed550677741852acf546153460c', 1, '2026-11-27 21:07:07.205439+00', NULL, '2026-11-27 21:07:05.959528+00', '2026-11-27 21:07:07.205439+00', 4),
	('tpl_01a21ed5928a745ab7170bfed8151f2a', 'Draft not published', '', 'Nurse', 'DRAFT', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', 'cmp_01a21ed54629725786a22faf6e1f6209', '{"max_retakes": 0, "allow_retakes": false, "show_progress": true, "invitation_days": 7, "shuffle_questions": false, "total_time_limit_minutes": null, "default_time_limit_seconds": 300}', 'tpv_01a21ed5928a745ab7170bff8d2abbd7', 1, NULL, NULL, '2026-11-27 21:07:22.890948+00', '2026-11-27 21:07:23.187498+00', 2),
	('tpl_01a21ed5a2ea705da211de507750a10b', 'Restarts', '', 'Site reliability engineer', 'PUBLISHED', 'usr_01a21ed5952275e184fd99ab652fec07', NULL, '{"max_retakes": 0, "allow_retakes": false, "show_progress": true, "invitation_days": 7, "shuffle_questions": false, "total_time_limit_minutes": null, "default_time_limit_seconds": 300}', 'tpv_01a21ed5a2ea705da211de513fb6f803', 1, '2026-11-27 21:07:27.935419+00', NULL, '2026-11-27 21:07:27.082241+00', '2026-11-27 21:07:27.935419+00', 4);

SELECT pg_catalog.setval('public.outbox_position_seq', 24, true);

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

ALTER TABLE ONLY public.answerings
    ADD CONSTRAINT answerings_pkey PRIMARY KEY (invitation_id, question_id);

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

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_pkey PRIMARY KEY (company_id, user_id);

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_event_id_key UNIQUE (event_id);

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.processed_events
    ADD CONSTRAINT processed_events_pkey PRIMARY KEY (event_id);

ALTER TABLE ONLY public.questions
    ADD CONSTRAINT questions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.responses
    ADD CONSTRAINT responses_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT reviews_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.template_versions
    ADD CONSTRAINT template_versions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.templates
    ADD CONSTRAINT templates_pkey PRIMARY KEY (id);

CREATE INDEX changes_at ON public.changes USING btree (at);

CREATE INDEX dead_letters_aggregate ON public.dead_letters USING btree (aggregate_id);

CREATE INDEX dead_letters_at ON public.dead_letters USING btree (dead_at);

CREATE UNIQUE INDEX dead_letters_event ON public.dead_letters USING btree (event_id) WHERE (event_id IS NOT NULL);

CREATE INDEX idempotency_keys_at ON public.idempotency_keys USING btree (created_at);

CREATE INDEX invitations_by_company ON public.invitations USING btree (company_id);

CREATE INDEX invitations_by_created_at ON public.invitations USING btree (created_at, id);

CREATE INDEX invitations_by_hr ON public.invitations USING btree (hr_id);

CREATE INDEX invitations_by_updated_at ON public.invitations USING btree (updated_at, id);

CREATE UNIQUE INDEX invitations_external_id_key ON public.invitations USING btree (tenant, external_id) WHERE (external_id IS NOT NULL);

CREATE INDEX invitations_of_template ON public.invitations USING btree (template_id);

CREATE INDEX jobs_due ON public.jobs USING btree (run_at) WHERE ((status)::text = 'PENDING'::text);

CREATE INDEX jobs_finished_at ON public.jobs USING btree (finished_at) WHERE (finished_at IS NOT NULL);

CREATE UNIQUE INDEX jobs_unfinished ON public.jobs USING btree (kind, subject_id) WHERE ((status)::text = 'PENDING'::text);

CREATE INDEX outbox_published_at ON public.outbox USING btree (published_at) WHERE (published_at IS NOT NULL);

CREATE INDEX outbox_unpublished ON public.outbox USING btree ("position") WHERE (published_at IS NULL);

CREATE INDEX people_by_email ON public.people USING btree (lower(email));

CREATE INDEX processed_events_at ON public.processed_events USING btree (processed_at);

CREATE INDEX questions_of_template ON public.questions USING btree (template_id, "position");

CREATE UNIQUE INDEX responses_once_per_question ON public.responses USING btree (invitation_id, question_id);

CREATE UNIQUE INDEX reviews_once_per_person ON public.reviews USING btree (invitation_id, reviewer_id);

CREATE UNIQUE INDEX template_versions_of_template ON public.template_versions USING btree (template_id, number);

CREATE INDEX templates_by_company ON public.templates USING btree (company_id);

CREATE INDEX templates_by_owner ON public.templates USING btree (owner_id);

CREATE INDEX templates_by_updated_at ON public.templates USING btree (updated_at, id);

CREATE TRIGGER template_versions_never_change BEFORE UPDATE ON public.template_versions FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

ALTER TABLE ONLY public.answerings
    ADD CONSTRAINT answerings_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES public.invitations(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_template_id_fkey FOREIGN KEY (template_id) REFERENCES public.templates(id);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_template_version_id_fkey FOREIGN KEY (template_version_id) REFERENCES public.template_versions(id);

ALTER TABLE ONLY public.questions
    ADD CONSTRAINT questions_template_id_fkey FOREIGN KEY (template_id) REFERENCES public.templates(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.responses
    ADD CONSTRAINT responses_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES public.invitations(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT reviews_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES public.invitations(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.template_versions
    ADD CONSTRAINT template_versions_template_id_fkey FOREIGN KEY (template_id) REFERENCES public.templates(id) ON DELETE CASCADE;

