package com.example.service;

/** A request that is answered with a status of 400 or more, and why. */
final class HttpError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    HttpError(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
