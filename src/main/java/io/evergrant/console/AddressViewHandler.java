package io.evergrant.console;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.RequestDispatcher;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes addresses where Faces would write the names of its files. */
public final class AddressViewHandler extends ViewHandlerWrapper {

    public AddressViewHandler(ViewHandler wrapped) {
        super(wrapped);
    }

    /** A form goes back to the address it was shown at. */
    @Override
    public String getActionURL(FacesContext context, String viewId) {
        Object shown = context.getExternalContext().getRequestMap().get(RequestDispatcher.FORWARD_REQUEST_URI);
        boolean same = context.getViewRoot() != null
                && viewId.equals(context.getViewRoot().getViewId());
        return same && shown != null
                ? shown.toString()
                : write(context, viewId, Map.of()).orElseGet(() -> super.getActionURL(context, viewId));
    }

    @Override
    public String getBookmarkableURL(
            FacesContext context, String viewId, Map<String, List<String>> parameters, boolean includeViewParams) {
        return write(context, viewId, parameters)
                .orElseGet(() -> super.getBookmarkableURL(context, viewId, parameters, includeViewParams));
    }

    @Override
    public String getRedirectURL(
            FacesContext context, String viewId, Map<String, List<String>> parameters, boolean includeViewParams) {
        return write(context, viewId, parameters)
                .orElseGet(() -> super.getRedirectURL(context, viewId, parameters, includeViewParams));
    }

    private static Optional<String> write(FacesContext context, String viewId, Map<String, List<String>> parameters) {
        return Addresses.write(viewId, parameters == null ? Map.of() : parameters)
                .map(path -> context.getExternalContext().getRequestContextPath() + path);
    }
}
