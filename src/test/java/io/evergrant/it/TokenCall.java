package io.evergrant.it;

import java.time.Instant;
import java.util.Optional;

/**
 * One request to the token API, and what it got.
 *
 * @param nodeWasUp whether the node was ready all the time from asking to the answer
 * @param answer empty where the connection was refused or broke
 */
record TokenCall(
        Scene scene, String subject, Instant asked, Instant answered, boolean nodeWasUp, Optional<Answer> answer) {
    boolean isHandedOut() {
        return answer.filter(a -> a.status() == 200).isPresent();
    }

    /** The token that was handed out. */
    String token() {
        return answer.orElseThrow().text("access_token");
    }

    /** When the token ends, by what the hub said of it: not earlier than this. */
    Instant saidToEnd() {
        return asked.plusSeconds(answer.orElseThrow().json().getInt("expires_in"));
    }

    /** The status and the code of what was no token. */
    String kind() {
        return answer.map(a -> a.status() + " " + code(a)).orElse("no answer");
    }

    private static String code(Answer answer) {
        try {
            return answer.text("code") + ": " + answer.text("detail");
        } catch (AssertionError notJson) {
            return "not JSON";
        }
    }
}
