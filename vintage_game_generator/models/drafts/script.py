"""The words of a game: its story, a goal for each level, and what is said there."""

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.drafts.dialogue import DialogueDraft
from vintage_game_generator.models.drafts.quests import QuestsDraft
from vintage_game_generator.models.drafts.story import StoryDraft


class Script(Model):
    """What an author said of a game's words; what is missing is left to the rules."""

    story: StoryDraft | None = None
    quests: QuestsDraft | None = None
    dialogue: DialogueDraft | None = None
    credits: Credits = Credits()
