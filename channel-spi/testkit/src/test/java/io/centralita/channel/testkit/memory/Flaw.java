package io.centralita.channel.testkit.memory;

/** Ways to break the contract, and the promise that must notice each. */
enum Flaw {
    NONE("shouldBeFoundByServiceLoader"),
    STAMPS_EVENTS_WITH_ITS_OWN_TIME("shouldParseTheSameYearsLaterOnAnotherNode"),
    DROPS_WHAT_IT_DOES_NOT_KNOW("shouldFindTheEventsInEachSample"),
    THROWS_ANYTHING_ON_DAMAGE("shouldFailOnDamagedBytesInTheAgreedWayOnly"),
    ATTACHES_OTHER_EVENTS("shouldAttachOnlyEventsThatParsingGivesToo"),
    MIXES_LANES("shouldKeepPeopleInLanesOfTheirOwn"),
    MAKES_NEW_KEYS("shouldGiveARepeatedCallTheSameKeys"),
    BELIEVES_FORGERIES("shouldRefuseForgeries"),
    REFUSES_NONSENSE("shouldHandOverAuthenticNonsenseAsADeadLetter"),
    RETRIES("shouldNotKnowWhenNoAnswerCame"),
    CLAIMS_TO_KNOW("shouldNotKnowWhenNoAnswerCame"),
    DOUBTS_A_REFUSED_CONNECTION("shouldKnowThatARefusedConnectionSentNothing"),
    HIDES_A_THROTTLE("shouldPassOnThatTheProviderWantsAPause"),
    THROWS_WHEN_REFUSED("shouldTellWhyTheProviderRefused"),
    IGNORES_THE_DEADLINE("shouldNotSendPastItsDeadline"),
    SENDS_WHAT_IT_DOES_NOT_DECLARE("shouldSendWhatItDeclaresAndRefuseTheRest"),
    DECLARES_WHAT_IT_CANNOT_SEND("shouldSendWhatItDeclaresAndRefuseTheRest"),
    DECLARES_WHAT_NO_SAMPLE_SHOWS("shouldShowASampleOfEveryTypeItReceives"),
    DECLARES_A_FEATURE_IT_LACKS("shouldHaveTheFeaturesItDeclaresAndNoOthers"),
    SENDS_WHILE_PAUSED("shouldNotSendWhilePaused"),
    STARTS_TWICE("shouldTakeASecondStartAsNone"),
    LEAKS_A_THREAD("shouldLeaveNoThreadAndNoTimerAfterStop"),
    LEAKS_A_TIMER("shouldLeaveNoThreadAndNoTimerAfterStop"),
    LOGS_A_SECRET("shouldComeOnlineAndSaySo"),
    SHOWS_NO_TRAFFIC("shouldShowTrafficAsHealth");

    final String noticedBy;

    Flaw(String noticedBy) {
        this.noticedBy = noticedBy;
    }
}
