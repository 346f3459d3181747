"""The Groq adapter: strict structured output, temperature 0, one call per part of an answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import groq
from groq import AsyncGroq
from groq.types.chat import ChatCompletion

from subgraphs.analysis.application.ports import Assessment, PromptLoader, ScoringTask
from subgraphs.analysis.domain.engine import AnalysisEngineKind, Engine
from subgraphs.analysis.domain.errors import EngineRefused, InvalidAssessment
from subgraphs.analysis.domain.rubric import Rubric
from subgraphs.analysis.infrastructure.engines.model.fencing import Fenced, fence
from subgraphs.analysis.infrastructure.engines.model.output import SCHEMA, AssessmentOutput, read_output
from subgraphs.analysis.infrastructure.engines.model.splitting import join_findings, split_answer

PROMPT = "score_question"
SEED = 7
MAX_OUTPUT_TOKENS = 4_096
CANARY_CHARACTERS = 40
MOST_REMARKS = 5


@dataclass(frozen=True)
class GroqSettings:
    """`base_url` without `/openai/v1`: the SDK adds it. The timeout is shorter than a job's."""

    api_key: str
    model: str
    base_url: str | None = None
    timeout_seconds: float = 20.0
    max_retries: int = 1


class GroqEngine:
    def __init__(self, settings: GroqSettings, prompts: PromptLoader) -> None:
        self._model = settings.model
        self._prompt = prompts.load(PROMPT)
        self._client = AsyncGroq(
            api_key=settings.api_key,
            base_url=settings.base_url,
            timeout=settings.timeout_seconds,
            max_retries=settings.max_retries,
        )

    @property
    def engine(self) -> Engine:
        return Engine(
            kind=AnalysisEngineKind.MODEL,
            name="groq",
            label=f"Scored by {self._model}",
            prompt_version=self._prompt.version,
            model=self._model,
            parameters={"temperature": 0, "seed": SEED},
        )

    async def assess(self, task: ScoringTask) -> Assessment:
        answers = [await self._ask(task, part) for part in split_answer(task.answer)]
        outputs = [output for output, _ in answers]
        usage = [completion.usage for _, completion in answers if completion.usage]
        return Assessment(
            findings=join_findings([output.findings() for output in outputs]),
            feedback=outputs[0].feedback,
            strengths=_few(output.strengths for output in outputs),
            gaps=_few(output.gaps for output in outputs),
            input_tokens=sum(entry.prompt_tokens for entry in usage),
            output_tokens=sum(entry.completion_tokens for entry in usage),
        )

    async def _ask(self, task: ScoringTask, part: str) -> tuple[AssessmentOutput, ChatCompletion]:
        fenced = fence(part)
        try:
            completion = await self._client.chat.completions.create(
                model=self._model,
                messages=[
                    {"role": "system", "content": self._prompt.text},
                    {"role": "user", "content": _request(task, fenced)},
                ],
                temperature=0,
                seed=SEED,
                max_completion_tokens=MAX_OUTPUT_TOKENS,
                response_format={
                    "type": "json_schema",
                    "json_schema": {"name": "assessment", "strict": True, "schema": SCHEMA},
                },
            )
        except groq.APIStatusError as error:
            raise _refusal(error) from None
        if not completion.choices:
            raise InvalidAssessment("the model answered nothing")
        forbidden = (fenced.delimiter, self._prompt.text[:CANARY_CHARACTERS])
        return read_output(completion.choices[0].message.content, forbidden), completion


def _request(task: ScoringTask, fenced: Fenced) -> str:
    return (
        f"# Question\n{task.question}\n\n# Rubric\n{_rubric_text(task.rubric)}\n\n"
        f"# Answer\nThe delimiter is {fenced.delimiter}.\n{fenced.text}"
    )


def _rubric_text(rubric: Rubric) -> str:
    lines = []
    for entry in rubric.criteria:
        lines.append(f"{entry.criterion}:")
        lines += [f"  level {level}: {sentence}" for level, sentence in enumerate(entry.levels)]
    return "\n".join(lines)


def _refusal(error: groq.APIStatusError) -> Exception:
    """Too many requests and failures of the provider may pass; any other 4xx will not. The body may hold the answer."""
    status = error.status_code
    if status in {408, 409, 429} or status >= 500:
        return ConnectionError(f"the provider answered {status}")
    if status == 400:
        # Strict output that the model could not produce is reported so; the next attempt may do better.
        return InvalidAssessment(
            "the provider answered 400: the model did not produce the schema, or the call is wrong"
        )
    return EngineRefused(
        f"The provider refuses the call ({status}). An administrator has to look at its key and model."
    )


def _few(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for texts in lists for text in texts))[:MOST_REMARKS]


def make_groq_engine(api_key: str, model: str, base_url: str | None, prompts: PromptLoader) -> GroqEngine:
    return GroqEngine(GroqSettings(api_key, model, base_url), prompts)
