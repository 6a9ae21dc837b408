package io.evergrant.api;

import io.evergrant.access.Caller;

/** What an application was given; whether the rest exists is none of its business. */
final class Scope {
    private Scope() {}

    static void profile(Caller caller, String profile) {
        if (!caller.mayUseProfile(profile)) {
            throw Refused.forbidden("This application was not given this profile.");
        }
    }

    static void message(Caller caller, String message) {
        if (!caller.mayUseMessage(message)) {
            throw Refused.forbidden("This application was not given this message.");
        }
    }

    static void subject(Caller caller, String subject) {
        if (!caller.maySubject(subject)) {
            throw Refused.forbidden("This application may not act for this subject.");
        }
    }
}
