"""The typed record of one report: every indicator of the vocabulary is a field of it."""

from __future__ import annotations

from pydantic import Field

from .applications import Applications
from .base import Group, empty
from .catalogue import (
    AdministrativeFees,
    Coercion,
    Licensing,
    NormativeDocuments,
    OtherServices,
    Penalties,
    Procurement,
    Regulations,
)
from .conduct import Consultations, Fees, Organisation, Training
from .disclosure import Proactive, Response
from .disputes import Complaints, Litigation, Reconsideration


class Report(Group):
    """Everything a report states, by indicator.

    A node that has parts carries its own figure beside them:
    ``report.applications.received.value`` and ``report.applications.received.online.value``.
    """

    proactive: Proactive = Field(default_factory=empty(Proactive))
    response: Response = Field(default_factory=empty(Response))
    applications: Applications = Field(default_factory=empty(Applications))
    reconsideration: Reconsideration = Field(default_factory=empty(Reconsideration))
    litigation: Litigation = Field(default_factory=empty(Litigation))
    complaints: Complaints = Field(default_factory=empty(Complaints))
    fees: Fees = Field(default_factory=empty(Fees))
    organisation: Organisation = Field(default_factory=empty(Organisation))
    training: Training = Field(default_factory=empty(Training))
    consultations: Consultations = Field(default_factory=empty(Consultations))
    regulations: Regulations = Field(default_factory=empty(Regulations))
    normative_documents: NormativeDocuments = Field(default_factory=empty(NormativeDocuments))
    licensing: Licensing = Field(default_factory=empty(Licensing))
    other_services: OtherServices = Field(default_factory=empty(OtherServices))
    penalties: Penalties = Field(default_factory=empty(Penalties))
    coercion: Coercion = Field(default_factory=empty(Coercion))
    administrative_fees: AdministrativeFees = Field(default_factory=empty(AdministrativeFees))
    procurement: Procurement = Field(default_factory=empty(Procurement))
