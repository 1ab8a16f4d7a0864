// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @title What stands over a feed in a drill
/// @notice Put over a feed's address by a state override, with the feed's own code at the address beside it. It answers as the
/// feed does, from the feed's own storage, until the word of the cell gives it a fault; then it fails or bends its price calls.
/// Never deployed: its code is made of this code and of the tables that follow it.
/// @dev The tables, from the end of the code to its front:
/// - one word, the head: account whose balance is the word of the cell (160 bits), byte of that word which is this feed's state
///   (8), how many price calls there are (8), the rest zero;
/// - the price calls, 64 bytes each: first a word with selector (32 bits), place in bytes of the price, the time of the data,
///   `startedAt`, the round and the round of the answer in what the call returns (16 bits each, all ones for none), bytes of the
///   price's type (8), whether that is signed (8), what the price is (8: 0 itself, 1 its square root, 2 a sum of ticks over the
///   window asked for); then the hash of the whole call, or zero for calls with any arguments;
/// - the faults, 160 bytes each, the first one last: a head word (act, size, then field and operation of up to two edits, 8 bits
///   each), and four words: data to revert with, or the operands of both edits, the ratio of square roots, and the ticks.
/// A ratio is its numerator and its denominator, 128 bits each.
/// A balance, because that costs the feed 100 gas and no more: the board, which is the caller, has made that account warm,
/// and need not touch the feed to set it, which would make the feed warm too.
contract DrillStub {
    /// @dev Bytes of a bomb, as those of `FaultyFeed`.
    uint256 private constant BOMB_SIZE = 100_000;

    /// @dev What the address of a feed and that of its code's copy differ by.
    uint256 private constant COPY_OFFSET = 0x00d2112d2112d2112d2112d2112d2112d2112d2112;

    /// @notice Answers for the feed.
    /// @dev Why assembly: it spends the gas limit of the feed, so that each check would make a healthy feed fail. The memory is
    /// all its own: no Solidity runs after it.
    // One block: a function of Solidity that it called would cost what this is here to save.
    // solhint-disable-next-line function-max-lines
    fallback() external payable {
        assembly {
            /// Hands on what the feed's own code does. A feed that used up its gas does so here too.
            function passOn() {
                let given := gas()
                calldatacopy(0, 0, calldatasize())
                let succeeded := delegatecall(gas(), xor(address(), COPY_OFFSET), 0, calldatasize(), 0, 0)
                let size := returndatasize()
                returndatacopy(0, 0, size)
                if succeeded {
                    return(0, size)
                }
                // A 64th was kept back, and a little spent since: no more is left only where the copy used up all.
                if and(iszero(size), lt(gas(), add(shr(6, given), 1))) {
                    invalid()
                }
                revert(0, size)
            }

            /// The real answer at 0, and its size.
            function answer() -> size {
                calldatacopy(0, 0, calldatasize())
                let succeeded := delegatecall(gas(), xor(address(), COPY_OFFSET), 0, calldatasize(), 0, 0)
                size := returndatasize()
                returndatacopy(0, 0, size)
                if iszero(succeeded) {
                    revert(0, size)
                }
            }

            /// A signed value times a ratio; as far as it goes where the product does not fit.
            function scaled(value, ratio) -> result {
                let numerator := shr(128, ratio)
                let magnitude := value
                if slt(value, 0) {
                    magnitude := sub(0, value)
                }
                let product := mul(magnitude, numerator)
                switch or(iszero(numerator), eq(div(product, or(numerator, iszero(numerator))), magnitude))
                case 0 {
                    result := shr(1, not(0))
                }
                default {
                    result := div(product, and(ratio, 0xffffffffffffffffffffffffffffffff))
                }
                if slt(result, 0) {
                    result := shr(1, not(0))
                }
                if slt(value, 0) {
                    result := sub(0, result)
                }
            }

            /// A value as near as its type comes to it.
            function fitted(value, shape) -> result {
                result := value
                let bits := shl(3, byte(14, shape))
                if lt(bits, 256) {
                    let isSigned := byte(15, shape)
                    let greatest := sub(shl(sub(bits, isSigned), 1), 1)
                    let least := mul(isSigned, sub(0, add(greatest, 1)))
                    if sgt(value, greatest) {
                        result := greatest
                    }
                    if slt(value, least) {
                        result := least
                    }
                }
            }

            /// A word after an operation: 0 is set, 1 scaled, 2 added to, 3 set from the block's time, 4 divides the operand.
            function operated(operation, value, operand) -> result {
                switch operation
                case 0 {
                    result := operand
                }
                case 1 {
                    result := scaled(value, operand)
                }
                case 2 {
                    result := add(value, operand)
                }
                case 3 {
                    result := add(timestamp(), operand)
                }
                default {
                    result := div(operand, value)
                }
            }

            let end := sub(codesize(), 32)
            codecopy(0, end, 32)
            let head := mload(0)
            let state := byte(byte(20, head), balance(shr(96, head)))
            // A call of the feed to itself has passed here before.
            if or(iszero(state), eq(caller(), address())) {
                passOn()
            }

            let calls := sub(end, shl(6, byte(21, head)))
            let shape := 0
            for {
                let at := calls
            } lt(at, end) {
                at := add(at, 64)
            } {
                codecopy(0, at, 64)
                if eq(shr(224, mload(0)), shr(224, calldataload(0))) {
                    let wanted := mload(32)
                    let found := mload(0)
                    if wanted {
                        calldatacopy(0, 0, calldatasize())
                        if iszero(eq(keccak256(0, calldatasize()), wanted)) {
                            continue
                        }
                    }
                    shape := found
                    break
                }
            }
            if iszero(shape) {
                passOn()
            }

            codecopy(0, sub(calls, mul(state, 160)), 160)
            let fault := mload(0)
            let size := and(shr(232, fault), 0xffff)
            switch byte(0, fault)
            case 1 {
                revert(32, size)
            }
            case 2 {
                invalid()
            }
            case 3 {
                if size {
                    revert(0, BOMB_SIZE)
                }
                return(0, BOMB_SIZE)
            }
            case 4 {
                let whole := answer()
                if lt(whole, size) {
                    size := whole
                }
                return(0, size)
            }
            case 6 {
                // For feeds whose gas limit does not reach for their own answer and for what bends it.
                let rounds := mload(96)
                let startedAt := mload(128)
                mstore(96, mload(64))
                mstore(64, startedAt)
                mstore(0, shr(128, rounds))
                mstore(128, and(rounds, 0xffffffffffffffffffffffffffffffff))
                return(0, size)
            }
            default {
                let first := mload(32)
                let second := mload(64)
                let squareRoot := mload(96)
                let ticks := mload(128)
                let whole := answer()
                for {
                    let i := 3
                } lt(i, 7) {
                    i := add(i, 2)
                } {
                    let field := byte(i, fault)
                    let operation := byte(add(i, 1), fault)
                    let operand := first
                    if eq(i, 5) {
                        operand := second
                    }
                    let kind := byte(16, shape)
                    // Field 5 is none.
                    let place := 0xffff
                    if lt(field, 5) {
                        place := and(shr(sub(208, shl(4, field)), shape), 0xffff)
                    }
                    if lt(whole, add(place, 32)) {
                        continue
                    }
                    if or(iszero(kind), field) {
                        let result := operated(operation, mload(place), operand)
                        if iszero(field) {
                            result := fitted(result, shape)
                        }
                        mstore(place, result)
                        continue
                    }
                    // What is no price itself can only be scaled, and set to zero.
                    switch operation
                    case 1 {
                        switch kind
                        case 1 {
                            mstore(place, fitted(scaled(mload(place), squareRoot), shape))
                        }
                        // The window: what lies between the first two of the seconds that were asked for.
                        default {
                            let window := sub(calldataload(68), calldataload(100))
                            mstore(place, add(mload(place), mul(ticks, window)))
                        }
                    }
                    case 0 {
                        if iszero(operand) {
                            mstore(place, 0)
                        }
                    }
                }
                return(0, whole)
            }
        }
    }
}
