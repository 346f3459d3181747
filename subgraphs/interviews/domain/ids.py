"""Ids of interviews: the kind of thing they name, and the prefix they carry."""

from typing import NewType

UserId = NewType("UserId", str)
CompanyId = NewType("CompanyId", str)
TemplateId = NewType("TemplateId", str)
VersionId = NewType("VersionId", str)
QuestionId = NewType("QuestionId", str)
OptionId = NewType("OptionId", str)
InvitationId = NewType("InvitationId", str)
ResponseId = NewType("ResponseId", str)
ReviewId = NewType("ReviewId", str)

TEMPLATE_PREFIX = "tpl"
VERSION_PREFIX = "tpv"
QUESTION_PREFIX = "qst"
OPTION_PREFIX = "opt"
INVITATION_PREFIX = "inv"
RESPONSE_PREFIX = "rsp"
REVIEW_PREFIX = "rvw"
