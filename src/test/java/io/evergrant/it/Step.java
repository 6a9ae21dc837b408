package io.evergrant.it;

import io.evergrant.demo.Fault;

/** Where in a refresh the blow falls: the overlay holds it there, or the provider does. */
enum Step {
    BEFORE_THE_ATTEMPT_IS_COMMITTED("before-claim"),
    COMMITTED_NOT_SENT("before-send"),
    ROTATED_ANSWER_NOT_READ(""),
    READ_NOT_JOURNALLED("before-journal"),
    JOURNALLED_NOT_COMMITTED("before-commit"),
    COMMITTED_NOT_ANNOUNCED("after-commit");

    private final String overlay;

    Step(String overlay) {
        this.overlay = overlay;
    }

    /** Whether the answer is only in the node's memory, or on the wire: a strict provider's grant dies with the node. */
    boolean isUnavoidable() {
        return this == ROTATED_ANSWER_NOT_READ || this == READ_NOT_JOURNALLED;
    }

    void hold(Hub hub, Herd herd, int seconds) {
        if (overlay.isEmpty()) {
            herd.scenes.forEach(s -> s.demo.control()
                    .arm(Fault.at("token")
                            .grantType("refresh_token")
                            .afterCommit()
                            .hold()
                            .always()));
        } else {
            hold(hub, overlay, seconds);
        }
    }

    /** Lets a hub claim nothing until it is released. */
    static void holdClaims(Hub hub) {
        hold(hub, BEFORE_THE_ATTEMPT_IS_COMMITTED.overlay, 600);
    }

    private static void hold(Hub hub, String step, int seconds) {
        hub.post("/api/overlay/steps?hold=" + step + "&seconds=" + seconds).expect(200);
    }

    int held(Hub hub, Herd herd) {
        return overlay.isEmpty()
                ? herd.scenes.stream().mapToInt(s -> s.demo.control().held()).sum()
                : hub.get("/api/overlay/steps").expect(200).json().getInt("held");
    }

    /** Lets the provider's answers go, where it is the provider that holds. */
    void answer(Herd herd) {
        if (overlay.isEmpty()) {
            herd.scenes.forEach(s -> s.demo.control().heal());
        }
    }

    /** Lets go whatever a living hub holds. */
    static void release(Hub hub) {
        hub.post("/api/overlay/steps").expect(200);
    }
}
