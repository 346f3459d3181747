"""Repositories on the real database: what goes in comes out, and two at once never overwrite each other."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from kernel.database.database import Database
from kernel.errors import ConcurrentChange
from subgraphs.interviews.domain.answer import Edition
from subgraphs.interviews.domain.consent import CONSENT_TEXT_VERSION, ConsentChoice
from subgraphs.interviews.domain.errors import InvalidInput, TemplateInUse, TemplateNotFound
from subgraphs.interviews.domain.ids import ReviewId, UserId
from subgraphs.interviews.domain.invitation import Invitation
from subgraphs.interviews.domain.result import Recommendation, Result, ResultStatus
from subgraphs.interviews.domain.review import Decision, Opinion
from subgraphs.interviews.domain.template import Template, TemplateTexts
from subgraphs.interviews.domain.template_settings import TemplateSettings
from subgraphs.interviews.infrastructure.unit_of_work import InterviewsUnitOfWork
from tests.interviews.people import BEN, HANNA
from tests.interviews.samples import (
    NOW,
    choice_question,
    draft,
    in_,
    invite,
    published,
    response_id,
    text_question,
)


def state_of(thing: Template | Invitation) -> dict[str, Any]:
    return {name: value for name, value in vars(thing).items() if name != "_recorded"}


async def add_template(database: Database, template: Template) -> None:
    async with InterviewsUnitOfWork(database) as uow:
        await uow.templates.add(template)
        await uow.commit()


class TestTemplates:
    async def test_every_field_survives(self, database: Database) -> None:
        settings = TemplateSettings(30, 90, True, 2, True, False, 14)
        template = draft(text_question(time_limit_seconds=20), choice_question(), settings=settings)
        template.update(TemplateTexts("Ünïcode", "Two\nlines", "Lead"), settings, in_(minutes=1))
        await add_template(database, template)
        version = template.publish(in_(minutes=2))
        template.archive(in_(minutes=3))
        async with InterviewsUnitOfWork(database) as uow:
            await uow.templates.save(template)
            await uow.templates.add_version(version)
            await uow.commit()
        async with InterviewsUnitOfWork(database) as uow:
            found = await uow.templates.find(template.id)
            assert await uow.templates.find_version(version.id) == version
            assert await uow.templates.find_version("tpv_x") is None
            assert await uow.templates.find("tpl_x") is None
        assert found is not None
        assert state_of(found) == state_of(template)
        assert found.version == 2

    async def test_the_second_of_two_changes_is_refused(self, database: Database) -> None:
        template = draft(text_question())
        await add_template(database, template)
        async with InterviewsUnitOfWork(database) as first, InterviewsUnitOfWork(database) as second:
            one, other = await first.templates.find(template.id), await second.templates.find(template.id)
            assert one is not None
            assert other is not None
            await first.templates.save(one)
            await first.commit()
            with pytest.raises(ConcurrentChange):
                await second.templates.save(other)
            with pytest.raises(ConcurrentChange):
                await second.templates.delete(other)

    async def test_the_foreign_key_decides_what_is_in_use(self, database: Database, invitation: Invitation) -> None:
        async with InterviewsUnitOfWork(database) as uow:
            template = await uow.templates.find(invitation.template_version.template_id)
            assert template is not None
            with pytest.raises(TemplateInUse):
                await uow.templates.delete(template)

    async def test_its_events_leave_with_it(self, database: Database) -> None:
        template = draft(text_question())
        template.publish(NOW)
        async with InterviewsUnitOfWork(database) as uow:
            await uow.templates.add(template)
            await uow.commit()
        assert len(uow.committed_event_ids) == 1


class TestInvitations:
    async def find(self, database: Database, invitation_id: str) -> Invitation:
        async with InterviewsUnitOfWork(database) as uow:
            found = await uow.invitations.find(invitation_id)
        assert found is not None
        return found

    async def test_every_field_survives(self, database: Database, invitation: Invitation) -> None:
        text, choice = invitation.template_version.questions
        async with InterviewsUnitOfWork(database) as uow:
            found = await uow.invitations.find(invitation.id)
            assert found is not None
            assert state_of(found) == state_of(invitation)
            found.start(ConsentChoice.AI, CONSENT_TEXT_VERSION, in_(seconds=1))
            found.save_draft(text.id, "Half", None, in_(seconds=2), Edition(0, "page", 7))
            found.answerings[text.id] = replace(found.answerings[text.id], set_aside=True)
            found.save_draft(choice.id, None, [choice.options[0].id], in_(seconds=3))
            await uow.invitations.save(found)
            await uow.commit()
        assert state_of(await self.find(database, invitation.id)) == state_of(found)
        async with InterviewsUnitOfWork(database) as uow:
            found = await uow.invitations.find(invitation.id)
            assert found is not None
            found.submit(response_id(), text.id, "Whole", None, in_(seconds=4))
            found.complete(response_id, in_(seconds=5))
            result = Result(
                ResultStatus.COMPLETED, 80, Recommendation.HIRE, True, "offline", True, "Good.", in_(minutes=1)
            )
            found.take_result(result, in_(minutes=1))
            for reviewer in (HANNA, BEN):
                opinion = Opinion(50, Decision.HOLD, "Later")
                found.review(ReviewId(f"rvw_{reviewer}"), UserId(reviewer), opinion, in_(minutes=2))
            await uow.invitations.save(found)
            found.review(ReviewId("rvw_x"), UserId(HANNA), Opinion(score=60), in_(minutes=3))
            await uow.invitations.save(found)
            await uow.commit()
        again = await self.find(database, invitation.id)
        assert state_of(again) == state_of(found)
        assert [response.content.text for response in again.responses] == ["Whole", None]
        assert again.reviews[UserId(HANNA)].score == 60

    async def test_one_that_is_loaded_waits_for_the_other(self, database: Database, invitation: Invitation) -> None:
        async with InterviewsUnitOfWork(database) as first:
            found = await first.invitations.find(invitation.id)
            assert found is not None
            waiting = asyncio.create_task(self.find(database, invitation.id))
            await asyncio.sleep(0.1)
            assert not waiting.done()
            found.revoke(NOW)
            await first.invitations.save(found)
            await first.commit()
        assert (await waiting).status == "REVOKED"

    async def test_a_stale_copy_is_refused(self, database: Database, invitation: Invitation) -> None:
        stale = await self.find(database, invitation.id)
        async with InterviewsUnitOfWork(database) as uow:
            found = await uow.invitations.find(invitation.id)
            assert found is not None
            await uow.invitations.save(found)
            with pytest.raises(ConcurrentChange):
                await uow.invitations.save(stale)

    async def test_an_external_id_is_taken_once_per_tenant(self, database: Database, invitation: Invitation) -> None:
        for number in range(2):
            other = invite(invitation.template_version)
            other.external_id = "ats-7"
            async with InterviewsUnitOfWork(database) as uow:
                if number == 1:
                    with pytest.raises(InvalidInput):
                        await uow.invitations.add(other)
                    return
                await uow.invitations.add(other)
                await uow.commit()

    async def test_a_template_that_is_gone_is_not_found(self, database: Database) -> None:
        async with InterviewsUnitOfWork(database) as uow:
            with pytest.raises(TemplateNotFound):
                await uow.invitations.add(invite(published()[1]))

    async def test_unknown_is_none(self, database: Database) -> None:
        async with InterviewsUnitOfWork(database) as uow:
            assert await uow.invitations.find("inv_x") is None


class TestDirectory:
    async def test_knows_active_people_by_address(self, database: Database) -> None:
        async with InterviewsUnitOfWork(database) as uow:
            await uow.directory.put_person(HANNA, "Hanna", "Hanna@x.example", "ACTIVE")
            assert await uow.directory.user_id_of("hanna@X.example") == HANNA
            await uow.directory.put_person(HANNA, "Hanna Reyes", "hr@x.example", "ACTIVE")
            assert await uow.directory.user_id_of("hanna@x.example") is None
            await uow.directory.set_status(HANNA, "SUSPENDED")
            assert await uow.directory.user_id_of("hr@x.example") is None

    async def test_a_suspension_before_the_person_is_kept(self, database: Database) -> None:
        async with InterviewsUnitOfWork(database) as uow:
            await uow.directory.set_status(HANNA, "SUSPENDED")
            await uow.commit()
        async with InterviewsUnitOfWork(database) as uow:
            await uow.directory.put_person(HANNA, "Hanna", "hanna@x.example", "SUSPENDED")
            assert await uow.directory.user_id_of("hanna@x.example") is None
