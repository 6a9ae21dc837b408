package io.evergrant.overlay;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Outside the transaction's interceptor, which has {@code PLATFORM_BEFORE + 200}. */
@Held
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class Holding {
    @Inject
    Steps steps;

    @AroundInvoke
    Object hold(InvocationContext call) throws Exception {
        steps.reach("before-" + call.getMethod().getName());
        return call.proceed();
    }
}
