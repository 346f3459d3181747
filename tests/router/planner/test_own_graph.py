"""Plans over the graph of Viva Voce itself: one HR page is one query, its live updates are joined per event."""

from pathlib import Path

from router.operation.normalize import normalize
from router.operation.parse import parse_operation
from router.planner.plan import Fetch, Flatten, Parallel, PlanNode, Sequence, Subscription, fetches_of
from router.planner.planner import Planner
from router.settings import Limits
from router.supergraph.parse import parse_supergraph

SUPERGRAPH = parse_supergraph(
    (Path(__file__).resolve().parents[3] / "schema/supergraph.graphql").read_text(encoding="utf-8")
)
PLANNER = Planner(SUPERGRAPH)
HR_PAGE = """
    query Page {
      me { fullName }
      invitations(first: 20) {
        totalCount
        nodes {
          id status
          template { title owner { email } }
          invitedBy { fullName company { name } }
          responses { text question { text } analysis { score } }
          analysis { overallScore recommendation }
        }
      }
    }
"""
LIVE = """
    subscription Live {
      invitationChanged { sequence change invitation { id status invitedBy { email } analysis { overallScore } } }
    }
"""


def planned(text: str) -> PlanNode:
    operation = parse_operation(SUPERGRAPH.api_schema, text, None, Limits())
    node = PLANNER.plan(normalize(SUPERGRAPH, operation, {})).node
    assert node is not None
    return node


def services(node: PlanNode) -> list[str]:
    return sorted(fetch.service for fetch in fetches_of(node))


def test_an_hr_page_takes_two_steps() -> None:
    node = planned(HR_PAGE)
    assert isinstance(node, Parallel)
    sequence = next(one for one in node.nodes if isinstance(one, Sequence))
    first, joined = sequence.nodes
    assert isinstance(first, Fetch)
    assert first.service == "interviews"
    assert isinstance(joined, Parallel)
    assert all(isinstance(one, Flatten) for one in joined.nodes)
    assert services(node) == ["analysis", "analysis", "interviews", "users", "users", "users"]


def test_a_live_list_is_joined_per_event_in_one_step() -> None:
    node = planned(LIVE)
    assert isinstance(node, Subscription)
    assert node.primary.service == "interviews"
    assert isinstance(node.rest, Parallel)
    assert services(node.rest) == ["analysis", "users"]


def test_names_of_people_in_interviews_stay_when_users_hides_them() -> None:
    """Who left the company, or an administrator who reviewed, is nobody to colleagues in users; `fullName` is non-null
    there, so one such reviewer would take the whole list away."""
    people = """invitedBy { id fullName } template { owner { fullName } } reviews { reviewer { id fullName } }
        linkUses { person { id fullName } }"""
    assert services(planned(f"{{ invitations {{ nodes {{ {people} }} }} }}")) == ["interviews"]


def test_what_is_for_services_alone_is_not_to_be_seen() -> None:
    assert "exchangeInvitationToken" not in SUPERGRAPH.api_schema.query_type.fields  # type: ignore[union-attr]
