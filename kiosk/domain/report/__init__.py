"""The report: what an evening came to, told without a name. Pure: it is read off the room as it stands."""

from kiosk.domain.report.report import Moment, Report, Waits, report_of
from kiosk.domain.report.topics import TopicTold, topics_told

__all__ = ["Moment", "Report", "TopicTold", "Waits", "report_of", "topics_told"]
