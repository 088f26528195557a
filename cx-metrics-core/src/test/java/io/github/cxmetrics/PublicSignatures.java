package io.github.cxmetrics;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** No public method takes or returns a type of the named packages. */
final class PublicSignatures extends ArchCondition<JavaClass> {

    private final List<String> banned;

    PublicSignatures(String... banned) {
        super("keep %s out of public signatures", List.of(banned));
        this.banned = List.of(banned);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getCodeUnits().stream()
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                .forEach(unit -> Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                        .filter(used -> banned.stream().anyMatch(used.getName()::startsWith))
                        .forEach(used -> events.add(
                                SimpleConditionEvent.violated(type, unit.getFullName() + " shows " + used.getName()))));
    }
}
