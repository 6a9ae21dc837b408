package io.evergrant.message;

import static io.evergrant.message.TestFillings.body;
import static io.evergrant.message.TestFillings.one;
import static io.evergrant.message.TestMethods.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class XmlEscapingTest {
    @Test
    void escapesXmlTextAndAttributes() throws Exception {
        Method method = post("", "application/soap+xml", "<a b=\"${t}\"><c>${t}</c></a>");
        String value = "a\"b'<c>&amp;]]>\n\r\tü";

        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(body(method, one("t", value)))))
                .getDocumentElement();

        assertThat(root.getAttribute("b")).isEqualTo(value);
        assertThat(root.getElementsByTagName("c").item(0).getTextContent()).isEqualTo(value);
    }

    @Test
    void whatXmlCannotHoldIsRefused() {
        assertThatThrownBy(() -> body(post("", "text/xml", "<a>${t}</a>"), one("t", "a\u0000b")))
                .isInstanceOf(TemplateError.class)
                .hasMessageContaining("XML");
    }
}
