package io.evergrant.console;

import io.evergrant.message.Escape;
import io.evergrant.message.Variable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A variable in a method's form. */
public final class VariableRow {
    private final String name;
    private String escape;
    private boolean required;
    private @Nullable String testValue;

    VariableRow(Variable variable) {
        name = variable.name();
        escape = variable.escape().name().toLowerCase(Locale.ROOT);
        required = variable.required();
        testValue = variable.testValue();
    }

    Variable read() {
        return new Variable(name, Escape.valueOf(escape.toUpperCase(Locale.ROOT)), required, testValue);
    }

    public String getName() {
        return name;
    }

    public String getEscape() {
        return escape;
    }

    public void setEscape(String escape) {
        this.escape = escape;
    }

    public boolean isRequired() {
        return required;
    }

    public void setRequired(boolean required) {
        this.required = required;
    }

    public @Nullable String getTestValue() {
        return testValue;
    }

    public void setTestValue(@Nullable String testValue) {
        this.testValue = testValue;
    }
}
