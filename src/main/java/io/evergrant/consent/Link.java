package io.evergrant.consent;

import java.net.URI;

/**
 * A consent, and its link: shown to whoever asked, this once.
 *
 * @param uri the page that says who asks and what for; it holds the link's secret
 */
public record Link(Consent consent, URI uri) {
    /** The link's secret stays out of logs. */
    @Override
    public String toString() {
        return "Link[" + consent.id() + "]";
    }
}
