"""The typed record of one report: every indicator of the vocabulary is a field of it."""

from __future__ import annotations

from pydantic import Field

from .applications import Applications
from .base import Group
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

    proactive: Proactive = Field(default_factory=Proactive)
    response: Response = Field(default_factory=Response)
    applications: Applications = Field(default_factory=Applications)
    reconsideration: Reconsideration = Field(default_factory=Reconsideration)
    litigation: Litigation = Field(default_factory=Litigation)
    complaints: Complaints = Field(default_factory=Complaints)
    fees: Fees = Field(default_factory=Fees)
    organisation: Organisation = Field(default_factory=Organisation)
    training: Training = Field(default_factory=Training)
    consultations: Consultations = Field(default_factory=Consultations)
    regulations: Regulations = Field(default_factory=Regulations)
    normative_documents: NormativeDocuments = Field(default_factory=NormativeDocuments)
    licensing: Licensing = Field(default_factory=Licensing)
    other_services: OtherServices = Field(default_factory=OtherServices)
    penalties: Penalties = Field(default_factory=Penalties)
    coercion: Coercion = Field(default_factory=Coercion)
    administrative_fees: AdministrativeFees = Field(default_factory=AdministrativeFees)
    procurement: Procurement = Field(default_factory=Procurement)
