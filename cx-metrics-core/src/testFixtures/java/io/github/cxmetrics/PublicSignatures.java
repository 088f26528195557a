package io.github.cxmetrics;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** No public method takes or returns a type of the named packages, but for some named methods. */
final class PublicSignatures extends ArchCondition<JavaClass> {

    private final List<String> hidden;
    private final List<String> exceptions;

    PublicSignatures(List<String> hidden, List<String> exceptions) {
        super("keep %s out of public signatures", hidden);
        this.hidden = hidden;
        this.exceptions = exceptions;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getCodeUnits().stream()
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(unit -> !exceptions.contains(type.getSimpleName() + "." + unit.getName()))
                .forEach(unit -> Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                        .filter(used -> hidden.stream().anyMatch(used.getName()::startsWith))
                        .forEach(used -> events.add(
                                SimpleConditionEvent.violated(type, unit.getFullName() + " shows " + used.getName()))));
    }
}
