
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

CREATE TABLE public.analyses (
    id character varying(40) NOT NULL,
    invitation_id character varying(40) NOT NULL,
    hr_id character varying(40) NOT NULL,
    company_id character varying(40),
    candidate_name text NOT NULL,
    candidate_email text NOT NULL,
    status character varying(20) NOT NULL,
    overall_score integer,
    recommendation character varying(20),
    verdict jsonb,
    summary text,
    failure_reason text,
    thresholds jsonb NOT NULL,
    engine jsonb NOT NULL,
    started_at timestamp with time zone,
    completed_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version integer NOT NULL
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

CREATE TABLE public.question_analyses (
    id character varying(40) NOT NULL,
    analysis_id character varying(40) NOT NULL,
    question_id character varying(40) NOT NULL,
    response_id character varying(40),
    "position" integer NOT NULL,
    question jsonb NOT NULL,
    answer jsonb,
    status character varying(20) NOT NULL,
    run integer NOT NULL,
    score jsonb,
    reason text,
    needs_a_human boolean NOT NULL,
    settled_at timestamp with time zone
);

CREATE TABLE public.samples (
    id character varying(40) NOT NULL,
    question_analysis_id character varying(40) NOT NULL,
    run integer NOT NULL,
    number integer NOT NULL,
    points integer NOT NULL,
    engine character varying(100) NOT NULL,
    model character varying(200),
    prompt_version character varying(100) NOT NULL,
    input_hash character varying(64) NOT NULL,
    score jsonb NOT NULL,
    scored_at timestamp with time zone NOT NULL
);

INSERT INTO public.alembic_version VALUES
	('analysis_0001');

INSERT INTO public.analyses VALUES
	('anl_01a21ed573a4729a846bcbbe49775681', 'inv_01a21ed5684572298f61edf9ff2651b0', 'usr_01a21ed52d1271c2a82de3ee0f4cc6da', 'cmp_01a21ed54629725786a22faf6e1f6209', 'Dora Done', 'dora.done@example.com', 'COMPLETED', 49, 'REJECT', '{"low": 49, "high": 49, "borderline": false, "overall_score": 49, "recommendation": "REJECT", "withheld_reason": null}', '2 of 2 questions scored, 49 of 100 in all. Strongest: “Tell us about an outage you helped to end. What did you do first, and why?” (61). Weakest: “How do you decide whether a change may go out on a Friday?” (36). By criterion: highest in relevance (2.5 of 4), lowest in completeness (1.5).', NULL, '{"hire_from": 75, "consider_from": 50}', '{"kind": "OFFLINE", "name": "offline-text-measures", "label": "Preview without a language model", "model": null, "parameters": {}, "prompt_version": "measures-1"}', '2026-11-27 21:07:15.335829+00', '2026-11-27 21:07:15.743498+00', '2026-11-27 21:07:14.980954+00', '2026-11-27 21:07:15.743498+00', 5);

INSERT INTO public.broker_topics VALUES
	('analysis-events', 'AaIe1PUAe3GcnmbBQex4Qg', '2026-11-27 21:06:42.647359+00');

INSERT INTO public.change_counters VALUES
	('analysis-progress:inv_01a21ed5684572298f61edf9ff2651b0', 4),
	('analysis-completed:cmp_01a21ed54629725786a22faf6e1f6209', 1);

INSERT INTO public.changes VALUES
	('analysis-progress:inv_01a21ed5684572298f61edf9ff2651b0', 1, 'evt_01a21ed5750d75c2a98bdeb1748453ad', 'started', 'anl_01a21ed573a4729a846bcbbe49775681', '{}', '2026-11-27 21:07:15.341471+00'),
	('analysis-progress:inv_01a21ed5684572298f61edf9ff2651b0', 2, 'evt_01a21ed576b8759a8373b4663f0e4412', 'question', 'qan_01a21ed573a4729a846bcbbc509ffd6f', '{"analysisId": "anl_01a21ed573a4729a846bcbbe49775681"}', '2026-11-27 21:07:15.768134+00'),
	('analysis-progress:inv_01a21ed5684572298f61edf9ff2651b0', 3, 'evt_01a21ed5773f744d95e8b1eae8f0ed2b', 'question', 'qan_01a21ed573a4729a846bcbbdcf547256', '{"analysisId": "anl_01a21ed573a4729a846bcbbe49775681"}', '2026-11-27 21:07:15.903843+00'),
	('analysis-progress:inv_01a21ed5684572298f61edf9ff2651b0', 4, 'evt_01a21ed5776474eeb6e004f3331a92ed', 'completed', 'anl_01a21ed573a4729a846bcbbe49775681', '{}', '2026-11-27 21:07:15.940883+00'),
	('analysis-completed:cmp_01a21ed54629725786a22faf6e1f6209', 1, 'evt_01a21ed5778d7277b613e77eaf4f4012', 'completed', 'anl_01a21ed573a4729a846bcbbe49775681', '{}', '2026-11-27 21:07:15.981361+00');

INSERT INTO public.jobs VALUES
	('job_01a21ed5741f764a9bd33132c35fc428', 'score_question', 'qan_01a21ed573a4729a846bcbbc509ffd6f', '{"run": 1, "analysisId": "anl_01a21ed573a4729a846bcbbe49775681"}', 'DONE', 1, NULL, NULL, 'ac7e7239b2ef41a6ac164c5a3bc8effb', NULL, '2026-11-27 21:07:15.103279+00', NULL, NULL, '2026-11-27 21:07:15.103279+00', '2026-11-27 21:07:15.885914+00'),
	('job_01a21ed5743276d2a242bcc8744f8f26', 'score_question', 'qan_01a21ed573a4729a846bcbbdcf547256', '{"run": 1, "analysisId": "anl_01a21ed573a4729a846bcbbe49775681"}', 'DONE', 1, NULL, NULL, 'ac7e7239b2ef41a6ac164c5a3bc8effb', NULL, '2026-11-27 21:07:15.122801+00', NULL, NULL, '2026-11-27 21:07:15.122801+00', '2026-11-27 21:07:16.147825+00');

INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES
	(1, 'evt_01a21ed575967011b7c935854e253567', 'analysis.started', 'analysis-events', 'anl_01a21ed573a4729a846bcbbe49775681', 11, '{"eventId":"evt_01a21ed575967011b7c935854e253567","eventType":"analysis.started","version":1,"timestamp":"2026-11-27T21:07:15.478464Z","source":"analysis","aggregateId":"anl_01a21ed573a4729a846bcbbe49775681","payload":{"analysisId":"anl_01a21ed573a4729a846bcbbe49775681","invitationId":"inv_01a21ed5684572298f61edf9ff2651b0","hrId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","companyId":"cmp_01a21ed54629725786a22faf6e1f6209","questionsTotal":2}}', 'ac7e7239b2ef41a6ac164c5a3bc8effb', NULL, '2026-11-27 21:07:15.478464+00', '2026-11-27 21:07:16.97294+00'),
	(2, 'evt_01a21ed576f67784af3b6796380a1a23', 'analysis.question_scored', 'analysis-events', 'anl_01a21ed573a4729a846bcbbe49775681', 11, '{"eventId":"evt_01a21ed576f67784af3b6796380a1a23","eventType":"analysis.question_scored","version":1,"timestamp":"2026-11-27T21:07:15.830472Z","source":"analysis","aggregateId":"anl_01a21ed573a4729a846bcbbe49775681","payload":{"analysisId":"anl_01a21ed573a4729a846bcbbe49775681","invitationId":"inv_01a21ed5684572298f61edf9ff2651b0","questionId":"qst_01a21ed5522972569a57b01170ae2b0a","sequence":2,"status":"SCORED","score":61}}', 'ac7e7239b2ef41a6ac164c5a3bc8effb', NULL, '2026-11-27 21:07:15.830472+00', '2026-11-27 21:07:16.97294+00'),
	(3, 'evt_01a21ed577d571e6a492f3165558dad2', 'analysis.question_scored', 'analysis-events', 'anl_01a21ed573a4729a846bcbbe49775681', 11, '{"eventId":"evt_01a21ed577d571e6a492f3165558dad2","eventType":"analysis.question_scored","version":1,"timestamp":"2026-11-27T21:07:16.053384Z","source":"analysis","aggregateId":"anl_01a21ed573a4729a846bcbbe49775681","payload":{"analysisId":"anl_01a21ed573a4729a846bcbbe49775681","invitationId":"inv_01a21ed5684572298f61edf9ff2651b0","questionId":"qst_01a21ed5538275f39085d54cb1c05424","sequence":3,"status":"SCORED","score":36}}', 'ac7e7239b2ef41a6ac164c5a3bc8effb', NULL, '2026-11-27 21:07:16.053384+00', '2026-11-27 21:07:17.053362+00'),
	(4, 'evt_01a21ed577d571e6a492f3179ee5a2a7', 'analysis.completed', 'analysis-events', 'anl_01a21ed573a4729a846bcbbe49775681', 11, '{"eventId":"evt_01a21ed577d571e6a492f3179ee5a2a7","eventType":"analysis.completed","version":1,"timestamp":"2026-11-27T21:07:16.053521Z","source":"analysis","aggregateId":"anl_01a21ed573a4729a846bcbbe49775681","payload":{"analysisId":"anl_01a21ed573a4729a846bcbbe49775681","invitationId":"inv_01a21ed5684572298f61edf9ff2651b0","hrId":"usr_01a21ed52d1271c2a82de3ee0f4cc6da","companyId":"cmp_01a21ed54629725786a22faf6e1f6209","overallScore":49,"low":49,"high":49,"samples":1,"borderline":false,"recommendation":"REJECT","withheldReason":null,"summary":"2 of 2 questions scored, 49 of 100 in all. Strongest: “Tell us about an outage you helped to end. What did you do first, and why?” (61). Weakest: “How do you decide whether a change may go out on a Friday?” (36). By criterion: highest in relevance (2.5 of 4), lowest in completeness (1.5).","perQuestion":[{"questionId":"qst_01a21ed5522972569a57b01170ae2b0a","responseId":"rsp_01a21ed56ebb76b88dbaa1ddc803b33f","status":"SCORED","score":61,"low":61,"high":61},{"questionId":"qst_01a21ed5538275f39085d54cb1c05424","responseId":"rsp_01a21ed5719d764387b1b523d078f411","status":"SCORED","score":36,"low":36,"high":36}],"engine":"offline-text-measures","model":null,"promptVersion":"measures-1","isPreview":true,"completedAt":"2026-11-27T21:07:15.743498Z"}}', 'ac7e7239b2ef41a6ac164c5a3bc8effb', NULL, '2026-11-27 21:07:16.053521+00', '2026-11-27 21:07:17.053362+00');

INSERT INTO public.processed_events VALUES
	('evt_01a21ed5733070ddbbc98df46fcd7b69', '2026-11-27 21:07:14.954055+00'),
	('evt_01a21ed5918473ad950bd72462f279fc', '2026-11-27 21:07:22.681451+00');

INSERT INTO public.question_analyses VALUES
	('qan_01a21ed573a4729a846bcbbc509ffd6f', 'anl_01a21ed573a4729a846bcbbe49775681', 'qst_01a21ed5522972569a57b01170ae2b0a', 'rsp_01a21ed56ebb76b88dbaa1ddc803b33f', 1, '{"text": "Tell us about an outage you helped to end. What did you do first, and why?", "type": "TEXT", "rubric": {"version": 1, "criteria": [{"levels": ["Says nothing about what was asked: off topic, empty, or only a restatement of the question.", "Touches the topic in general but does not answer the question that was asked.", "Answers a part of the question; a large part of what is said belongs to something else.", "Answers the question that was asked; a few remarks do not serve the answer.", "Answers exactly the question that was asked, and everything that is said serves that answer."], "weight": 2, "criterion": "RELEVANCE"}, {"levels": ["None of the parts that the question asks for is there.", "One part that the question asks for is named, without saying anything about it; the others are missing.", "About half of the parts that the question asks for are treated; the others are missing or only named.", "All main parts that the question asks for are treated; a minor one is missing or only named.", "Every part that the question asks for is treated, including what was done, why, and what came of it."], "weight": 2, "criterion": "COMPLETENESS"}, {"levels": ["Cannot be understood: fragments, or statements that contradict each other.", "Single statements can be understood, but how they belong together must be guessed.", "The main point can be found after reading twice; terms stay unexplained or the order confuses.", "The main point is plain at first reading and the steps follow each other; one passage needs a second look.", "The main point is plain at once, each step follows from the one before, and terms are explained or common."], "weight": 1, "criterion": "CLARITY"}, {"levels": ["No reason, example or detail is given at all.", "Only general statements that would fit any situation; no example of one''s own.", "An example or a reason is given, but without details: what exactly was done, with what, to what effect.", "A concrete example with details of what was done and why; its result or its limits are not discussed.", "A concrete example with what was done, why this way and not another, its measurable result, and what was learned."], "weight": 2, "criterion": "DEPTH"}]}, "weight": 1, "options": [], "position": 1, "required": true, "question_id": "qst_01a21ed5522972569a57b01170ae2b0a"}', '{"text": "Last March our checkout failed for forty minutes. I first rolled back the release because the error rate had risen right after it, then I read the logs and found that the pool had ten connections, so requests queued.", "response_id": "rsp_01a21ed56ebb76b88dbaa1ddc803b33f", "chosen_option_ids": []}', 'SCORED', 1, '{"gaps": ["Completeness, for level 3: All main parts that the question asks for are treated; a minor one is missing or only named.", "Depth, for level 3: A concrete example with details of what was done and why; its result or its limits are not discussed."], "flags": [], "score": 61, "choice": null, "samples": 1, "criteria": [{"level": 3, "anchor": "Answers the question that was asked; a few remarks do not serve the answer.", "quotes": [{"end": 216, "text": "I first rolled back the release because the error rate had risen right after it, then I read the logs and found that the pool had ten connections, so requests queued.", "start": 50}], "weight": 2, "criterion": "RELEVANCE", "explanation": "Level 3: the text avoids vague words and stays on the topic. It hardly takes up what was asked."}, {"level": 2, "anchor": "About half of the parts that the question asks for are treated; the others are missing or only named.", "quotes": [{"end": 216, "text": "I first rolled back the release because the error rate had risen right after it, then I read the logs and found that the pool had ten connections, so requests queued.", "start": 50}], "weight": 2, "criterion": "COMPLETENESS", "explanation": "Level 2: the text sets the scene with checkable details and names own actions. It hardly weighs alternatives or limits and hardly gives reasons."}, {"level": 3, "anchor": "The main point is plain at first reading and the steps follow each other; one passage needs a second look.", "quotes": [{"end": 49, "text": "Last March our checkout failed for forty minutes.", "start": 0}, {"end": 216, "text": "I first rolled back the release because the error rate had risen right after it, then I read the logs and found that the pool had ten connections, so requests queued.", "start": 50}], "weight": 1, "criterion": "CLARITY", "explanation": "Level 3: the text is written in readable sentences and avoids vague words. It hardly shows the order of things."}, {"level": 2, "anchor": "An example or a reason is given, but without details: what exactly was done, with what, to what effect.", "quotes": [{"end": 49, "text": "Last March our checkout failed for forty minutes.", "start": 0}, {"end": 216, "text": "I first rolled back the release because the error rate had risen right after it, then I read the logs and found that the pool had ten connections, so requests queued.", "start": 50}], "weight": 2, "criterion": "DEPTH", "explanation": "Level 2: the text avoids vague words and keeps saying something new. It hardly weighs alternatives or limits and hardly gives reasons."}], "feedback": "Preview without a language model: strongest in relevance (level 3 of 4), weakest in completeness (level 2).", "strengths": ["Relevance: Answers the question that was asked; a few remarks do not serve the answer.", "Clarity: The main point is plain at first reading and the steps follow each other; one passage needs a second look."], "provenance": {"model": null, "engine": "offline-text-measures", "scored_at": "2026-11-27T21:07:15.653113Z", "input_hash": "fdbd2e249f5d48b5910ce1bef98f920558d1481c0c8a0f51eb2908b838aaf34a", "latency_ms": 35, "parameters": {}, "input_tokens": null, "output_tokens": null, "prompt_version": "measures-1", "rubric_version": 1}}', NULL, false, '2026-11-27 21:07:15.653203+00'),
	('qan_01a21ed573a4729a846bcbbdcf547256', 'anl_01a21ed573a4729a846bcbbe49775681', 'qst_01a21ed5538275f39085d54cb1c05424', 'rsp_01a21ed5719d764387b1b523d078f411', 2, '{"text": "How do you decide whether a change may go out on a Friday?", "type": "TEXT", "rubric": {"version": 1, "criteria": [{"levels": ["Says nothing about what was asked: off topic, empty, or only a restatement of the question.", "Touches the topic in general but does not answer the question that was asked.", "Answers a part of the question; a large part of what is said belongs to something else.", "Answers the question that was asked; a few remarks do not serve the answer.", "Answers exactly the question that was asked, and everything that is said serves that answer."], "weight": 2, "criterion": "RELEVANCE"}, {"levels": ["None of the parts that the question asks for is there.", "One part that the question asks for is named, without saying anything about it; the others are missing.", "About half of the parts that the question asks for are treated; the others are missing or only named.", "All main parts that the question asks for are treated; a minor one is missing or only named.", "Every part that the question asks for is treated, including what was done, why, and what came of it."], "weight": 2, "criterion": "COMPLETENESS"}, {"levels": ["Cannot be understood: fragments, or statements that contradict each other.", "Single statements can be understood, but how they belong together must be guessed.", "The main point can be found after reading twice; terms stay unexplained or the order confuses.", "The main point is plain at first reading and the steps follow each other; one passage needs a second look.", "The main point is plain at once, each step follows from the one before, and terms are explained or common."], "weight": 1, "criterion": "CLARITY"}, {"levels": ["No reason, example or detail is given at all.", "Only general statements that would fit any situation; no example of one''s own.", "An example or a reason is given, but without details: what exactly was done, with what, to what effect.", "A concrete example with details of what was done and why; its result or its limits are not discussed.", "A concrete example with what was done, why this way and not another, its measurable result, and what was learned."], "weight": 2, "criterion": "DEPTH"}]}, "weight": 1, "options": [], "position": 2, "required": true, "question_id": "qst_01a21ed5538275f39085d54cb1c05424"}', '{"text": "I look at what the change touches and how quickly we could take it back. A text with a flag may go out; a migration waits until Monday, because two people must be there to watch it.", "response_id": "rsp_01a21ed5719d764387b1b523d078f411", "chosen_option_ids": []}', 'SCORED', 1, '{"gaps": ["Relevance, for level 3: Answers the question that was asked; a few remarks do not serve the answer.", "Completeness, for level 2: About half of the parts that the question asks for are treated; the others are missing or only named.", "Clarity, for level 3: The main point is plain at first reading and the steps follow each other; one passage needs a second look.", "Depth, for level 2: An example or a reason is given, but without details: what exactly was done, with what, to what effect."], "flags": [], "score": 36, "choice": null, "samples": 1, "criteria": [{"level": 2, "anchor": "Answers a part of the question; a large part of what is said belongs to something else.", "quotes": [{"end": 72, "text": "I look at what the change touches and how quickly we could take it back.", "start": 0}], "weight": 2, "criterion": "RELEVANCE", "explanation": "Level 2: the text stays on the topic and says what was done. It hardly takes up what was asked and hardly is specific."}, {"level": 1, "anchor": "One part that the question asks for is named, without saying anything about it; the others are missing.", "quotes": [{"end": 72, "text": "I look at what the change touches and how quickly we could take it back.", "start": 0}], "weight": 2, "criterion": "COMPLETENESS", "explanation": "Level 1: the text sets the scene with checkable details. It hardly weighs alternatives or limits and hardly says what came of it."}, {"level": 2, "anchor": "The main point can be found after reading twice; terms stay unexplained or the order confuses.", "quotes": [{"end": 72, "text": "I look at what the change touches and how quickly we could take it back.", "start": 0}, {"end": 181, "text": "A text with a flag may go out; a migration waits until Monday, because two people must be there to watch it.", "start": 73}], "weight": 1, "criterion": "CLARITY", "explanation": "Level 2: the text is written in readable sentences and avoids vague words. It hardly is specific and hardly shows the order of things."}, {"level": 1, "anchor": "Only general statements that would fit any situation; no example of one''s own.", "quotes": [{"end": 181, "text": "A text with a flag may go out; a migration waits until Monday, because two people must be there to watch it.", "start": 73}], "weight": 2, "criterion": "DEPTH", "explanation": "Level 1: the text keeps saying something new and avoids vague words. It hardly weighs alternatives or limits and hardly says what came of it."}], "feedback": "Preview without a language model: strongest in relevance (level 2 of 4), weakest in completeness (level 1).", "strengths": [], "provenance": {"model": null, "engine": "offline-text-measures", "scored_at": "2026-11-27T21:07:15.743434Z", "input_hash": "4f5362e1851a587674f4506dbcb83ec6bdea7237dff7837c2e9650ca0e3bafe8", "latency_ms": 36, "parameters": {}, "input_tokens": null, "output_tokens": null, "prompt_version": "measures-1", "rubric_version": 1}}', NULL, false, '2026-11-27 21:07:15.743498+00');

INSERT INTO public.samples VALUES
	('smp_01a21ed576df7510a18f67a8248053ff', 'qan_01a21ed573a4729a846bcbbc509ffd6f', 1, 1, 61, 'offline-text-measures', NULL, 'measures-1', 'fdbd2e249f5d48b5910ce1bef98f920558d1481c0c8a0f51eb2908b838aaf34a', '{"gaps": ["Completeness, for level 3: All main parts that the question asks for are treated; a minor one is missing or only named.", "Depth, for level 3: A concrete example with details of what was done and why; its result or its limits are not discussed."], "flags": [], "score": 61, "choice": null, "samples": 1, "criteria": [{"level": 3, "anchor": "Answers the question that was asked; a few remarks do not serve the answer.", "quotes": [{"end": 216, "text": "I first rolled back the release because the error rate had risen right after it, then I read the logs and found that the pool had ten connections, so requests queued.", "start": 50}], "weight": 2, "criterion": "RELEVANCE", "explanation": "Level 3: the text avoids vague words and stays on the topic. It hardly takes up what was asked."}, {"level": 2, "anchor": "About half of the parts that the question asks for are treated; the others are missing or only named.", "quotes": [{"end": 216, "text": "I first rolled back the release because the error rate had risen right after it, then I read the logs and found that the pool had ten connections, so requests queued.", "start": 50}], "weight": 2, "criterion": "COMPLETENESS", "explanation": "Level 2: the text sets the scene with checkable details and names own actions. It hardly weighs alternatives or limits and hardly gives reasons."}, {"level": 3, "anchor": "The main point is plain at first reading and the steps follow each other; one passage needs a second look.", "quotes": [{"end": 49, "text": "Last March our checkout failed for forty minutes.", "start": 0}, {"end": 216, "text": "I first rolled back the release because the error rate had risen right after it, then I read the logs and found that the pool had ten connections, so requests queued.", "start": 50}], "weight": 1, "criterion": "CLARITY", "explanation": "Level 3: the text is written in readable sentences and avoids vague words. It hardly shows the order of things."}, {"level": 2, "anchor": "An example or a reason is given, but without details: what exactly was done, with what, to what effect.", "quotes": [{"end": 49, "text": "Last March our checkout failed for forty minutes.", "start": 0}, {"end": 216, "text": "I first rolled back the release because the error rate had risen right after it, then I read the logs and found that the pool had ten connections, so requests queued.", "start": 50}], "weight": 2, "criterion": "DEPTH", "explanation": "Level 2: the text avoids vague words and keeps saying something new. It hardly weighs alternatives or limits and hardly gives reasons."}], "feedback": "Preview without a language model: strongest in relevance (level 3 of 4), weakest in completeness (level 2).", "strengths": ["Relevance: Answers the question that was asked; a few remarks do not serve the answer.", "Clarity: The main point is plain at first reading and the steps follow each other; one passage needs a second look."], "provenance": {"model": null, "engine": "offline-text-measures", "scored_at": "2026-11-27T21:07:15.653113Z", "input_hash": "fdbd2e249f5d48b5910ce1bef98f920558d1481c0c8a0f51eb2908b838aaf34a", "latency_ms": 35, "parameters": {}, "input_tokens": null, "output_tokens": null, "prompt_version": "measures-1", "rubric_version": 1}}', '2026-11-27 21:07:15.653113+00'),
	('smp_01a21ed577c474fcaa50cb192e797701', 'qan_01a21ed573a4729a846bcbbdcf547256', 1, 1, 36, 'offline-text-measures', NULL, 'measures-1', '4f5362e1851a587674f4506dbcb83ec6bdea7237dff7837c2e9650ca0e3bafe8', '{"gaps": ["Relevance, for level 3: Answers the question that was asked; a few remarks do not serve the answer.", "Completeness, for level 2: About half of the parts that the question asks for are treated; the others are missing or only named.", "Clarity, for level 3: The main point is plain at first reading and the steps follow each other; one passage needs a second look.", "Depth, for level 2: An example or a reason is given, but without details: what exactly was done, with what, to what effect."], "flags": [], "score": 36, "choice": null, "samples": 1, "criteria": [{"level": 2, "anchor": "Answers a part of the question; a large part of what is said belongs to something else.", "quotes": [{"end": 72, "text": "I look at what the change touches and how quickly we could take it back.", "start": 0}], "weight": 2, "criterion": "RELEVANCE", "explanation": "Level 2: the text stays on the topic and says what was done. It hardly takes up what was asked and hardly is specific."}, {"level": 1, "anchor": "One part that the question asks for is named, without saying anything about it; the others are missing.", "quotes": [{"end": 72, "text": "I look at what the change touches and how quickly we could take it back.", "start": 0}], "weight": 2, "criterion": "COMPLETENESS", "explanation": "Level 1: the text sets the scene with checkable details. It hardly weighs alternatives or limits and hardly says what came of it."}, {"level": 2, "anchor": "The main point can be found after reading twice; terms stay unexplained or the order confuses.", "quotes": [{"end": 72, "text": "I look at what the change touches and how quickly we could take it back.", "start": 0}, {"end": 181, "text": "A text with a flag may go out; a migration waits until Monday, because two people must be there to watch it.", "start": 73}], "weight": 1, "criterion": "CLARITY", "explanation": "Level 2: the text is written in readable sentences and avoids vague words. It hardly is specific and hardly shows the order of things."}, {"level": 1, "anchor": "Only general statements that would fit any situation; no example of one''s own.", "quotes": [{"end": 181, "text": "A text with a flag may go out; a migration waits until Monday, because two people must be there to watch it.", "start": 73}], "weight": 2, "criterion": "DEPTH", "explanation": "Level 1: the text keeps saying something new and avoids vague words. It hardly weighs alternatives or limits and hardly says what came of it."}], "feedback": "Preview without a language model: strongest in relevance (level 2 of 4), weakest in completeness (level 1).", "strengths": [], "provenance": {"model": null, "engine": "offline-text-measures", "scored_at": "2026-11-27T21:07:15.743434Z", "input_hash": "4f5362e1851a587674f4506dbcb83ec6bdea7237dff7837c2e9650ca0e3bafe8", "latency_ms": 36, "parameters": {}, "input_tokens": null, "output_tokens": null, "prompt_version": "measures-1", "rubric_version": 1}}', '2026-11-27 21:07:15.743434+00');

SELECT pg_catalog.setval('public.outbox_position_seq', 4, true);

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

ALTER TABLE ONLY public.analyses
    ADD CONSTRAINT analyses_invitation_id_key UNIQUE (invitation_id);

ALTER TABLE ONLY public.analyses
    ADD CONSTRAINT analyses_pkey PRIMARY KEY (id);

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

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_event_id_key UNIQUE (event_id);

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY public.processed_events
    ADD CONSTRAINT processed_events_pkey PRIMARY KEY (event_id);

ALTER TABLE ONLY public.question_analyses
    ADD CONSTRAINT question_analyses_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.samples
    ADD CONSTRAINT samples_once UNIQUE (question_analysis_id, run, number);

ALTER TABLE ONLY public.samples
    ADD CONSTRAINT samples_pkey PRIMARY KEY (id);

CREATE INDEX analyses_company ON public.analyses USING btree (company_id, created_at DESC);

CREATE INDEX analyses_hr ON public.analyses USING btree (hr_id, created_at DESC);

CREATE INDEX changes_at ON public.changes USING btree (at);

CREATE INDEX dead_letters_aggregate ON public.dead_letters USING btree (aggregate_id);

CREATE INDEX dead_letters_at ON public.dead_letters USING btree (dead_at);

CREATE UNIQUE INDEX dead_letters_event ON public.dead_letters USING btree (event_id) WHERE (event_id IS NOT NULL);

CREATE INDEX idempotency_keys_at ON public.idempotency_keys USING btree (created_at);

CREATE INDEX ix_question_analyses_analysis_id ON public.question_analyses USING btree (analysis_id);

CREATE INDEX jobs_due ON public.jobs USING btree (run_at) WHERE ((status)::text = 'PENDING'::text);

CREATE INDEX jobs_finished_at ON public.jobs USING btree (finished_at) WHERE (finished_at IS NOT NULL);

CREATE UNIQUE INDEX jobs_unfinished ON public.jobs USING btree (kind, subject_id) WHERE ((status)::text = 'PENDING'::text);

CREATE INDEX outbox_published_at ON public.outbox USING btree (published_at) WHERE (published_at IS NOT NULL);

CREATE INDEX outbox_unpublished ON public.outbox USING btree ("position") WHERE (published_at IS NULL);

CREATE INDEX processed_events_at ON public.processed_events USING btree (processed_at);

CREATE INDEX question_analyses_response ON public.question_analyses USING btree (response_id);

ALTER TABLE ONLY public.question_analyses
    ADD CONSTRAINT question_analyses_analysis_id_fkey FOREIGN KEY (analysis_id) REFERENCES public.analyses(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.samples
    ADD CONSTRAINT samples_question_analysis_id_fkey FOREIGN KEY (question_analysis_id) REFERENCES public.question_analyses(id) ON DELETE CASCADE;

