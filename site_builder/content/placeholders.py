"""The placeholders in a new file, which are never published."""

SUMMARY = "Say here in one or two sentences why the verdict is what it is."
STORY_SUMMARY = "Say here in one or two sentences what happened."
BODY = "Write the analysis here."
WHY = "Say here why these words bear on the claim."
ASIDE = "Say here why no claim uses these words."
SILENT = "Say here why these words do not bear on the claim."
