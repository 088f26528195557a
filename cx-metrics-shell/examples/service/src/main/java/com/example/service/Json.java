package com.example.service;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cxmetrics.StoredForms;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.journey.forms.JourneyForms;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** JSON of the wire, read strictly, and of stored tallies. */
final class Json {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private static final StoredForms FORMS = JourneyForms.all();

    private Json() {}

    /** The objects of a body: one, or an array of them. */
    static List<JsonNode> objects(byte[] body) {
        JsonNode root;
        try {
            root = MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new HttpError(
                    400,
                    "bad JSON at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw new HttpError(400, "the body can't be read");
        }
        if (root == null || root.isMissingNode() || !(root.isArray() || root.isObject())) {
            throw new HttpError(400, "the body must be a JSON object or an array of them");
        }
        return root.isObject()
                ? List.of(root)
                : StreamSupport.stream(root.spliterator(), false).toList();
    }

    /** What was written by this service. */
    static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON can't be read", e);
        }
    }

    /** A record of the wire. */
    static <R> R read(JsonNode object, Class<R> record) {
        try {
            return MAPPER.treeToValue(object, record);
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException("there is no field " + e.getPropertyName(), e);
        } catch (JsonMappingException e) {
            // Its own message names classes of this service.
            String field =
                    e.getPath().isEmpty() ? "the row" : e.getPath().get(0).getFieldName();
            throw new IllegalArgumentException(field + " can't be read", e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the row can't be read", e);
        }
    }

    static Instant instant(String text) {
        try {
            return Instant.parse(required(text, "at"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("at must be an instant such as 2026-03-01T12:00:00Z", e);
        }
    }

    static <V> V required(V value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is stored of a tally: its counts with type and version, as the library's record says them. */
    static String store(Tally<?> tally) {
        return write(tally.toCounts());
    }

    /** A stored tally, also one of an earlier version of the library. */
    static <T> T restore(String stored, Class<T> tally) {
        try {
            JsonNode json = tree(stored);
            return FORMS.restore(
                    MAPPER.treeToValue(
                            json,
                            FORMS.formOf(
                                    json.path("type").asText(),
                                    json.path("version").asInt())),
                    tally);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored tally can't be read", e);
        }
    }
}
