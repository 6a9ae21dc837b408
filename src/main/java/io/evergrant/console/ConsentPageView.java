package io.evergrant.console;

import io.evergrant.consent.ConsentPage;
import io.evergrant.consent.ConsentPages;
import io.evergrant.consent.ConsentResult;
import io.evergrant.consent.ResultPages;
import io.evergrant.node.PublicAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The pages for a person without an account here: what is asked, and what came of it. Looking at them changes nothing. */
@Named("consentPage")
@RequestScoped
public class ConsentPageView {
    @Inject
    ConsentPages pages;

    @Inject
    PublicAddress address;

    @Inject
    HttpServletRequest request;

    private @Nullable String token;
    private @Nullable String start;
    private @Nullable ConsentPage page;
    private @Nullable ConsentResult result;

    public ConsentPage getPage() {
        if (page == null) {
            page = pages.page(token == null ? "" : token);
        }
        return page;
    }

    /** A refused answer brings its result along; else the address names one. */
    public void openResult() {
        if (getResult() == null) {
            Notes.missing();
        }
    }

    public @Nullable ConsentResult getResult() {
        if (result == null) {
            result = request.getAttribute(ResultPages.ATTRIBUTE) instanceof ConsentResult brought
                    ? brought
                    : pages.result(start == null ? "" : start).orElse(null);
        }
        return result;
    }

    public String getState() {
        return getPage().state().name();
    }

    public String getOutcome() {
        ConsentResult shown = getResult();
        return shown == null ? "" : shown.status().name();
    }

    /** The host that people see, so that they can tell it from another's. */
    public String getHost() {
        return String.valueOf(address.at("/").getAuthority());
    }

    /** {@code user jonas} asks as jonas. */
    public static String who(@Nullable String askedBy) {
        return askedBy == null ? "" : askedBy.replaceFirst("^(user|application) ", "");
    }

    public String getAsker() {
        return who(getPage().askedBy());
    }

    public @Nullable String getToken() {
        return token;
    }

    public void setToken(@Nullable String token) {
        this.token = token;
    }

    public @Nullable String getStart() {
        return start;
    }

    public void setStart(@Nullable String start) {
        this.start = start;
    }
}
