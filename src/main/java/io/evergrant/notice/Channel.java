package io.evergrant.notice;

/** A way to people. */
interface Channel {
    /** Its name in the API. */
    String name();

    /** Whether the operator has set where it leads. */
    boolean configured();

    /**
     * Sends, and waits for the answer; what is sent twice bears the same id.
     *
     * @return what went wrong although it was delivered, or empty
     * @throws NotSent where it may not have arrived
     */
    String send(NoticeView notice) throws NotSent;
}
