package io.evergrant.it;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every address of the console, by the name of its picture. */
final class PageAddresses {
    private PageAddresses() {}

    /** @param name of everything that a scene has saved */
    static Map<String, String> of(String name) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        for (String list :
                "providers profiles grants messages calls applications keys users audit password".split(" ")) {
            pages.put(list, "/" + list);
        }
        for (String one : "provider profile message application key user".split(" ")) {
            pages.put(one + "-new", "/add/" + one);
        }
        for (String one : "provider profile message application key".split(" ")) {
            pages.put(one, "/" + one + "s/" + name);
        }
        pages.put("user", "/users/admin");
        pages.put("profile-edit", "/profiles/" + name + "/edit");
        pages.put("message-edit", "/messages/" + name + "/edit");
        pages.put("grant", "/profiles/" + name + "/grants/default");
        pages.put("grant-none", "/profiles/" + name + "/grants/nobody");
        for (String tab : "request variables test java".split(" ")) {
            pages.put("message-" + tab, "/messages/" + name + "/methods/echo?tab=" + tab);
        }
        pages.put("no-match", "/grants?q=nothing-like-this");
        pages.put("consent-gone", "/consent/nothing-here");
        pages.put("missing", "/nothing/here");
        return pages;
    }
}
