package io.evergrant.console;

import io.evergrant.check.Conflict;
import io.evergrant.check.InUse;
import io.evergrant.check.InvalidInput;
import io.evergrant.check.NotFound;
import io.evergrant.check.Precondition;
import io.evergrant.check.Violation;
import io.evergrant.egress.EgressDenied;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** What a page tells after an action: in the summary, and beside the field that it is about. */
final class Notes {
    private Notes() {}

    /**
     * Does what a person asked for; what the rooms below refuse is told in their own words.
     *
     * @return whether it was done
     */
    static boolean attempt(Runnable action) {
        try {
            action.run();
            return true;
        } catch (InvalidInput e) {
            refuse(e);
        } catch (Conflict | InUse | NotFound | Precondition.Failed | EgressDenied e) {
            refuse(String.valueOf(e.getMessage()));
        }
        return false;
    }

    /** Nothing is at this address. */
    static void missing() {
        stop(HttpServletResponse.SC_NOT_FOUND);
    }

    /** The role does not allow it; what is not allowed is absent from pages, so this is for forged requests. */
    static void forbid() {
        stop(HttpServletResponse.SC_FORBIDDEN);
    }

    private static void stop(int status) {
        FacesContext faces = FacesContext.getCurrentInstance();
        try {
            faces.getExternalContext().responseSendError(status, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }

    /** Something was done. */
    static void done(String text) {
        add(null, FacesMessage.SEVERITY_INFO, text);
    }

    /** Something was done, and is told on the page that follows. */
    static void doneThen(String text) {
        done(text);
        FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
    }

    /** The form goes on: what was typed into its secret fields stays there. */
    static void unsaved() {
        PrimeFaces.current().ajax().addCallbackParam("unsaved", true);
    }

    /** Something was refused, and no field is to blame. */
    static void refuse(String text) {
        add(null, FacesMessage.SEVERITY_ERROR, text);
        FacesContext.getCurrentInstance().validationFailed();
    }

    /** What was entered cannot be kept: each violation stands beside its field, where the page has it. */
    static void refuse(InvalidInput input) {
        input.violations().forEach(Notes::refuse);
        FacesContext.getCurrentInstance().validationFailed();
    }

    private static void refuse(Violation violation) {
        FacesContext faces = FacesContext.getCurrentInstance();
        Optional<UIComponent> field = FieldOfName.find(faces.getViewRoot(), violation.field());
        field.ifPresent(f -> mark((EditableValueHolder) f));
        String text = sentence(violation.message());
        if (field.isPresent()) {
            add(field.get().getClientId(faces), FacesMessage.SEVERITY_ERROR, text);
        } else {
            add(null, FacesMessage.SEVERITY_ERROR, violation.field() + ": " + text);
        }
    }

    /** The field stays as it was typed. */
    private static void mark(EditableValueHolder field) {
        if (field.getSubmittedValue() == null && field.getValue() instanceof String typed) {
            field.setSubmittedValue(typed);
        }
        field.setValid(false);
    }

    /** A word gets its capital letter, an address or a name of the protocol stays as it is. */
    private static String sentence(String message) {
        String text = message.matches("(?s)[a-z]+[ ,.].*")
                ? message.substring(0, 1).toUpperCase(Locale.ENGLISH) + message.substring(1)
                : message;
        return text.endsWith(".") ? text : text + ".";
    }

    private static void add(@Nullable String client, FacesMessage.Severity severity, String text) {
        FacesContext.getCurrentInstance().addMessage(client, new FacesMessage(severity, text, text));
    }
}
