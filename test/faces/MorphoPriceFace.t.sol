// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle, Level, Mode} from "../../contracts/interfaces/IRedundantOracle.sol";
import {MorphoPriceFace} from "../../contracts/faces/MorphoPriceFace.sol";
import {IMorphoOracle} from "../../contracts/interfaces/IMorphoOracle.sol";
import {Behavior} from "../../contracts/testing/FaultyFeed.sol";
import {AnswersAnything} from "../support/AnswersAnything.sol";
import {MintableToken} from "../support/MintableToken.sol";
import {RouterTest} from "../support/RouterTest.sol";
import {ScriptedOracle} from "../support/ScriptedOracle.sol";

/// @notice The price that a Morpho Blue market sees, and when it sees none.
contract MorphoPriceFaceTest is RouterTest {
    function token(uint8 decimals) private returns (address) {
        return address(new MintableToken("TOKEN", decimals));
    }

    function faceOver(IRedundantOracle oracle, bool isInverted) private view returns (MorphoPriceFace.Config memory) {
        return MorphoPriceFace.Config(oracle, isInverted, weth, usdc);
    }

    function deploy(MorphoPriceFace.Config memory config) public returns (MorphoPriceFace) {
        return MorphoPriceFace(deployArtifact("MorphoPriceFace", abi.encode(config)));
    }

    function refuse(MorphoPriceFace.Config memory config, bytes memory reason) private {
        vm.expectRevert(reason);
        this.deploy(config);
    }

    function assertRefusesPrice(MorphoPriceFace face, uint256 oraclePrice) private {
        vm.expectRevert(abi.encodeWithSelector(MorphoPriceFace.PriceOutOfRange.selector, oraclePrice));
        face.price();
    }

    function test_price_FACE_1_Has36And6Less18Digits_WhenCollateralIsEther() public {
        MorphoPriceFace face = deploy(faceOver(scripted(8, 3_000e8), false));
        vm.assertEq(face.price(), 3_000e24, "ether in USDC");
    }

    function test_price_FACE_1_Has36And18Less6Digits_WhenInverted() public {
        MorphoPriceFace.Config memory config = MorphoPriceFace.Config(scripted(8, 3_000e8), true, usdc, weth);
        vm.assertEq(deploy(config).price(), uint256(1e48) / 3_000, "USDC in ether");
    }

    function test_price_FACE_1_RoundsDown_WhenItDivides() public {
        MorphoPriceFace.Config memory config = faceOver(scripted(18, 1.999e18), false);
        (config.collateral, config.loan) = (token(36), token(0));
        // 36 + 0 - 36 digits are wanted, and the oracle has 18.
        vm.assertEq(deploy(config).price(), 1, "1.999");
    }

    function testFuzz_price_FACE_4_SamePriceOrAllGasTaken(uint256 gas) public {
        deployFeeds(2);
        feeds[1].setBehavior(Behavior.BurnThenAnswer);
        feeds[1].setGasToBurn(60_000);
        MorphoPriceFace face = deploy(faceOver(deployOracle(Mode.Ordered, 2), false));
        uint256 price = face.price();
        gas = 2_000 + (gas % 300_000);
        uint256 gasBefore = gasleft();
        (bool succeeded, bytes memory answer) = address(face).staticcall{gas: gas}(
            abi.encodeCall(IMorphoOracle.price, ())
        );
        uint256 spent = gasBefore - gasleft();
        if (succeeded) vm.assertEq(abi.decode(answer, (uint256)), price, "price");
        else vm.assertTrue(answer.length == 0 && spent >= gas, "all is taken, and nothing said");
    }

    function test_price_FACE_3_Reverts_WhenPriceRoundsToZero() public {
        MorphoPriceFace.Config memory config = faceOver(scripted(18, 1e18 - 1), false);
        (config.collateral, config.loan) = (token(36), token(0));
        assertRefusesPrice(deploy(config), 1e18 - 1);
    }

    function test_price_FACE_3_Serves_WhenInverseIsOneUnit() public {
        MorphoPriceFace.Config memory config = faceOver(scripted(0, 10 ** 36), true);
        (config.collateral, config.loan) = (token(6), token(6));
        vm.assertEq(deploy(config).price(), 1, "one unit");
    }

    function test_price_FACE_3_Reverts_WhenInverseRoundsToZero() public {
        MorphoPriceFace.Config memory config = faceOver(scripted(0, 10 ** 36 + 1), true);
        (config.collateral, config.loan) = (token(6), token(6));
        assertRefusesPrice(deploy(config), 10 ** 36 + 1);
    }

    function test_price_FACE_3_Reverts_WhenOraclePriceIsZero() public {
        assertRefusesPrice(deploy(faceOver(scripted(8, 0), false)), 0);
        assertRefusesPrice(deploy(faceOver(scripted(8, 0), true)), 0);
    }

    function test_price_FACE_3_Serves_WhenPriceIsLargestThatFits() public {
        uint256 largest = type(uint256).max / 10 ** 72;
        MorphoPriceFace.Config memory config = faceOver(scripted(0, largest), false);
        (config.collateral, config.loan) = (token(0), token(36));
        vm.assertEq(deploy(config).price(), largest * 10 ** 72, "largest");
    }

    function test_price_FACE_3_Reverts_WhenPriceIsOneBeyond() public {
        uint256 beyond = type(uint256).max / 10 ** 72 + 1;
        MorphoPriceFace.Config memory config = faceOver(scripted(0, beyond), false);
        (config.collateral, config.loan) = (token(0), token(36));
        assertRefusesPrice(deploy(config), beyond);
    }

    function testFuzz_price_FACE_1_IsRoundedDownByLessThanOneUnit(uint128 word, uint8[3] calldata digits) public {
        uint256 price = bound(word, 1, MAX_PRICE);
        uint256 oracleDigits = digits[0] % 19;
        MorphoPriceFace.Config memory config = faceOver(scripted(oracleDigits, price), false);
        uint256 collateralDigits = digits[1] % 19;
        uint256 loanDigits = digits[2] % 19;
        (config.collateral, config.loan) = (token(uint8(collateralDigits)), token(uint8(loanDigits)));
        try deploy(config).price() returns (uint256 scaled) {
            // The exponent is at least 0 here, so that nothing is rounded.
            vm.assertEq(scaled % price, 0, "exact");
            vm.assertEq(scaled / price, 10 ** (36 + loanDigits - collateralDigits - oracleDigits), "scale");
        } catch (bytes memory reason) {
            vm.assertEq(
                reason,
                abi.encodeWithSelector(MorphoPriceFace.PriceOutOfRange.selector, price),
                "the only error"
            );
            uint256 scale = 10 ** (36 + loanDigits - collateralDigits - oracleDigits);
            vm.assertGt(price, type(uint256).max / scale, "beyond 256 bits");
        }
    }

    function testFuzz_price_FACE_1_IsFloorOfInverse(uint128 word, uint8[3] calldata digits) public {
        uint256 price = bound(word, 1, MAX_PRICE);
        uint256 oracleDigits = digits[0] % 19;
        MorphoPriceFace.Config memory config = faceOver(scripted(oracleDigits, price), true);
        uint256 collateralDigits = digits[1] % 19;
        uint256 loanDigits = digits[2] % 19;
        (config.collateral, config.loan) = (token(uint8(collateralDigits)), token(uint8(loanDigits)));
        uint256 one = 10 ** (36 + loanDigits + oracleDigits - collateralDigits);
        MorphoPriceFace face = deploy(config);
        if (one < price) return assertRefusesPrice(face, price);
        uint256 scaled = face.price();
        vm.assertLe(scaled * price, one, "not above");
        vm.assertGt(price, one - scaled * price, "less than one unit below");
    }

    function checkLevel(uint256 failing, Level level) private {
        delete feeds;
        deployFeeds(3);
        IRedundantOracle oracle = deployOracle(Mode.Median, 2);
        MorphoPriceFace face = deploy(faceOver(oracle, false));
        for (uint256 i = 0; i < failing; ++i) {
            feeds[i].setBehavior(Behavior.RevertReason);
        }
        assertLevel(oracle.tryRead().level, level, "premise");
        if (level <= Level.Degraded) {
            vm.assertEq(face.price(), PRICE * 1e16, "served");
        } else {
            bytes memory reason = abi.encodeWithSelector(
                IRedundantOracle.PriceUnavailable.selector,
                level,
                uint16((1 << failing) - 1)
            );
            vm.expectRevert(reason);
            face.price();
        }
    }

    function test_price_FACE_2_Serves_WhenNormal() public {
        checkLevel(0, Level.Normal);
    }

    function test_price_FACE_2_Serves_WhenDegraded() public {
        checkLevel(1, Level.Degraded);
    }

    function test_price_FACE_2_Reverts_WhenRestricted() public {
        checkLevel(2, Level.Restricted);
    }

    function test_price_FACE_2_Reverts_WhenUnavailable() public {
        checkLevel(3, Level.Unavailable);
    }

    function testFuzz_constructor_BoundsTokenDecimals(uint8 decimals, bool isLoan) public {
        MorphoPriceFace.Config memory config = faceOver(scripted(8, 1e8), false);
        address odd = token(decimals);
        if (isLoan) config.loan = odd;
        else config.collateral = odd;
        if (decimals <= 36) return assertDeploys(config);
        refuse(config, abi.encodeWithSelector(MorphoPriceFace.DecimalsOutOfRange.selector, odd, decimals, 36));
    }

    function testFuzz_constructor_BoundsOracleDecimals(uint256 word) public {
        uint256 decimals = word % 2 == 0 ? word >> 1 : bound(word, 0, 80);
        MorphoPriceFace.Config memory config = faceOver(scripted(decimals, 1e8), false);
        if (decimals <= 36) return assertDeploys(config);
        bytes4 selector = MorphoPriceFace.DecimalsOutOfRange.selector;
        refuse(config, abi.encodeWithSelector(selector, address(config.oracle), decimals, 36));
    }

    function testFuzz_constructor_BoundsDigitsOfTheInverse(uint8[3] memory digits) public {
        for (uint256 i = 0; i < 3; ++i) {
            digits[i] = uint8(bound(digits[i], 0, 36));
        }
        MorphoPriceFace.Config memory config = faceOver(scripted(digits[0], 1), true);
        (config.collateral, config.loan) = (token(digits[1]), token(digits[2]));
        int256 exponent = 36 + int256(uint256(digits[0])) + int256(uint256(digits[2])) - int256(uint256(digits[1]));
        if (exponent <= 77) return assertDeploys(config);
        refuse(config, abi.encodeWithSelector(MorphoPriceFace.ExponentOutOfRange.selector, exponent, 77));
    }

    function testFuzz_constructor_AsksTokenInReservedRange(uint8 decimals) public {
        decimals = uint8(bound(decimals, 0, 36));
        vm.etch(address(0x1010), token(decimals).code);
        MorphoPriceFace.Config memory config = faceOver(scripted(18, 1e18), false);
        (config.collateral, config.loan) = (address(0x1010), token(18));
        vm.assertEq(deploy(config).price(), 10 ** (54 - uint256(decimals)), "asked like any other");
    }

    function testFuzz_price_FACE_2_RefusesWhatIsNotServed(uint256 level, uint256 word) public {
        level = bound(level, 0, 3);
        ScriptedOracle oracle = scripted(18, bound(word, 1, MAX_PRICE));
        MorphoPriceFace.Config memory config = faceOver(oracle, false);
        (config.collateral, config.loan) = (token(18), token(18));
        MorphoPriceFace face = deploy(config);
        oracle.setLevel(Level(level));
        if (level >= 2) vm.expectRevert(abi.encodeWithSelector(IRedundantOracle.PriceUnavailable.selector, level, 0));
        uint256 price = face.price();
        if (level < 2) vm.assertEq(price, bound(word, 1, MAX_PRICE) * 1e18, "price");
    }

    function assertDeploys(MorphoPriceFace.Config memory config) private {
        vm.assertEq(address(deploy(config).ORACLE()), address(config.oracle), "oracle");
    }

    function test_constructor_ShowsConfiguration() public {
        MorphoPriceFace.Config memory config = faceOver(scripted(8, 1), true);
        MorphoPriceFace face = deploy(config);
        vm.assertEq(
            abi.encode(face.ORACLE(), face.INVERTED(), face.COLLATERAL(), face.LOAN()),
            abi.encode(config),
            "configuration"
        );
    }

    function test_constructor_Reverts_WhenOracleIsNone() public {
        refuse(
            faceOver(IRedundantOracle(weth), false),
            abi.encodeWithSelector(MorphoPriceFace.NoOracle.selector, weth)
        );
    }

    function test_constructor_Reverts_WhenTokensAreTheSame() public {
        MorphoPriceFace.Config memory config = faceOver(scripted(8, 1), false);
        config.loan = weth;
        refuse(config, abi.encodeWithSelector(MorphoPriceFace.SameToken.selector, weth));
    }

    function test_constructor_Reverts_WhenCollateralDecimalsAreUnreadable() public {
        MorphoPriceFace.Config memory config = faceOver(scripted(8, 1), false);
        config.collateral = USD;
        refuse(config, abi.encodeWithSelector(MorphoPriceFace.DecimalsUnreadable.selector, USD));
    }

    function test_constructor_Reverts_WhenLoanDecimalsAreUnreadable() public {
        MorphoPriceFace.Config memory config = faceOver(scripted(8, 1), false);
        config.loan = address(new AnswersAnything(31, 0));
        refuse(config, abi.encodeWithSelector(MorphoPriceFace.DecimalsUnreadable.selector, config.loan));
    }

    function test_constructor_Reverts_WhenTokenHas37Decimals() public {
        MorphoPriceFace.Config memory config = faceOver(scripted(8, 1), false);
        config.collateral = token(37);
        refuse(config, abi.encodeWithSelector(MorphoPriceFace.DecimalsOutOfRange.selector, config.collateral, 37, 36));
    }

    function test_constructor_Reverts_WhenOracleHas37Decimals() public {
        MorphoPriceFace.Config memory config = faceOver(scripted(37, 1), false);
        refuse(
            config,
            abi.encodeWithSelector(MorphoPriceFace.DecimalsOutOfRange.selector, address(config.oracle), 37, 36)
        );
    }

    function test_constructor_Accepts_WhenInverseHas77Digits() public {
        MorphoPriceFace.Config memory config = faceOver(scripted(36, 1), true);
        (config.collateral, config.loan) = (token(0), token(5));
        vm.assertEq(deploy(config).price(), 10 ** 77, "largest power of ten");
    }

    function test_constructor_Reverts_WhenInverseHas78Digits() public {
        MorphoPriceFace.Config memory config = faceOver(scripted(36, 1), true);
        (config.collateral, config.loan) = (token(0), token(6));
        refuse(config, abi.encodeWithSelector(MorphoPriceFace.ExponentOutOfRange.selector, 78, 77));
    }
}
