package io.evergrant.consent;

import io.evergrant.check.Texts;
import io.evergrant.grant.Fault;
import java.time.Instant;
import java.util.Locale;

/** What can go wrong between a person's click and a grant, in words for that person and for whoever asked. */
enum Faults {
    LINK_OVER(
            "This link is over: it was used, has expired, was taken back, or never was.",
            "Ask whoever sent it for a new one; in the console, go back and load the page again."),
    STATE_UNKNOWN(
            "This answer belongs to no consent that is under way: it is forged, too old, or was cut on its way.",
            "Open the link that you were sent once more, and go on from there."),
    STATE_USED(
            "This answer has been taken already.", "Nothing more is to be done. To consent anew, ask for a new link."),
    STATE_EXPIRED(
            "More than ten minutes passed at the provider's pages, so this answer is no longer taken.",
            "Open the link once more, and finish within ten minutes."),
    OTHER_BROWSER(
            "The consent was begun in another browser. To keep strangers' links out, it must end where it began.",
            "Open the link in the browser that you want to finish in."),
    OTHER_PROVIDER(
            "The answer came to the address of another provider than the one that was asked. Nothing was sent to either.",
            "Do not repeat it. Tell whoever asked you: one of the two providers may be set up wrongly, or is hostile."),
    WRONG_RESPONSE_MODE(
            "The answer came in another manner than was asked for.",
            "An administrator compares the provider's response mode here with what the provider really sends."),
    NOT_OURS(
            "The answer is not one that may be acted on.",
            "Open the link once more. Should it happen again, tell whoever asked you."),
    PROVIDER_CHANGED(
            "The provider's address here was changed while the consent was under way; the code was sent nowhere.",
            "Open the link once more."),
    PROFILE_GONE(
            "What was to be connected no longer exists here.", "Whoever asked you decides whether it is still needed."),
    ALREADY_ENDED(
            "This consent has been answered, or taken back, in the meantime; the code was sent nowhere.",
            "Nothing more is to be done. To consent anew, ask for a new link."),
    ACCOUNT_OTHER(
            "Another account consented than the one that was asked for. Its tokens were not kept.",
            "Sign out at the provider, open the link once more, and sign in as the account that it names."),
    ACCOUNT_UNKNOWN(
            "The provider did not say which account consented, and one was asked for by name. Its tokens were not kept.",
            "An administrator lets the profile ask for the scope openid, or asks without naming an account."),
    ACCOUNT_DIFFERS(
            "Another account consented than the one whose grant is in use.",
            "An operator confirms the change of account, or withdraws this consent. Until then the old grant lives on."),
    NOT_CONFIRMED("Nobody confirmed the other account within a week.", "Ask for the consent again."),
    NOT_STORED(
            "The provider granted it, but a later consent or the grant's deletion came first.",
            "Look at the grant; ask for the consent again where it is still wanted."),
    STORED_LATER(
            "The consent was given and its tokens are safe, but the database does not answer just now.",
            "Nothing more is to be done here: it is stored as soon as the database is back. Look at the grant later."),
    INTERRUPTED(
            "The server stopped while it fetched the tokens, so nobody knows what the provider has issued.",
            "Open the link once more, or ask for a new one."),
    DECLINED("The person does not want this.", "Ask the person what was wrong; the link can still be used."),
    ACCESS_DENIED("Consent was refused at the provider.", "Open the link again to start over; the link still lives."),
    PROVIDER_ERROR(
            "The provider ended it with an error.",
            "The provider's words say what it did not like: scopes, client id or redirect URI are the usual ones."),
    CODE_REFUSED(
            "The provider did not give tokens for the code.",
            "An administrator compares client id, client secret and redirect URI with the registration; then open the"
                    + " link once more."),
    PROVIDER_UNWELL(
            "The provider did not give a usable answer, so there are no tokens. The code is not sent a second time.",
            "Open the link once more, in a few minutes."),
    REDIRECT_URI_INSECURE(
            "The redirect URI is not https, so a code could be read on its way.",
            "An administrator sets evergrant.base-url to an https address."),
    NOT_STARTED("The authorization request could not be made.", "An administrator completes the provider's settings.");

    private final String detail;
    private final String remedy;

    Faults(String detail, String remedy) {
        this.detail = detail;
        this.remedy = remedy;
    }

    /** As the API writes it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Fault at(Instant at) {
        return new Fault(code(), detail, remedy, at);
    }

    /** With what was seen, in words that may come from outside: cleaned and cut here. */
    Fault at(Instant at, String seen) {
        return seen.isBlank() ? at(at) : new Fault(code(), detail + " " + Texts.excerpt(seen, 500), remedy, at);
    }

    /** Under the provider's own error code. */
    Fault as(String code, String seen, Instant at) {
        Fault ours = at(at, seen);
        return new Fault(Texts.excerpt(code, 100), ours.detail(), ours.remedy(), at);
    }
}
